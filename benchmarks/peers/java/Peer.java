import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Rules of the mix by hand in Java over Jackson's tree, in their best form: dispatched by type, every place looked up once a
 * record, patterns compiled. {@code Peer FOLDER ROUNDS} prints a JSON line as the other peers do.
 */
public final class Peer {
    interface Test {
        boolean met(JsonNode[] found);
    }

    record Rec(int of, byte[] text) {}

    /** The rules of one type. */
    static final class OfType {
        final List<String[]> places = new ArrayList<>();
        final List<Test[]> rules = new ArrayList<>();

        int place(JsonNode path) {
            String[] steps = new String[path.size()];
            for (int step = 0; step < steps.length; step++) {
                steps[step] = path.get(step).asText();
            }
            for (int known = 0; known < places.size(); known++) {
                if (Arrays.equals(places.get(known), steps)) {
                    return known;
                }
            }
            places.add(steps);
            return places.size() - 1;
        }

        int met(JsonNode record) {
            JsonNode[] found = new JsonNode[places.size()];
            for (int place = 0; place < found.length; place++) {
                JsonNode at = record;
                for (String step : places.get(place)) {
                    at = at == null ? null : at.get(step);
                }
                found[place] = at;
            }
            int met = 0;
            for (Test[] tests : rules) {
                met += all(tests, found) ? 1 : 0;
            }
            return met;
        }

        private static boolean all(Test[] tests, JsonNode[] found) {
            for (Test test : tests) {
                if (!test.met(found)) {
                    return false;
                }
            }
            return true;
        }

        Test test(JsonNode predicate) {
            Map.Entry<String, JsonNode> entry = predicate.properties().iterator().next();
            JsonNode of = entry.getValue();
            if (entry.getKey().equals("Either")) {
                Test first = test(of.get(0));
                Test second = test(of.get(1));
                return found -> first.met(found) || second.met(found);
            }
            boolean alone = entry.getKey().equals("Absent");
            int place = place(alone ? of : of.get(0));
            JsonNode wanted = alone ? null : of.get(1);
            return switch (entry.getKey()) {
                case "Equal" -> text(place, wanted.asText()::equals);
                case "NotEqual" -> text(place, text -> !text.equals(wanted.asText()));
                case "In" -> {
                    List<String> words = new ArrayList<>();
                    wanted.forEach(word -> words.add(word.asText()));
                    yield text(place, words::contains);
                }
                case "Starts" -> {
                    String start = wanted.asText();
                    yield text(place, text -> text.startsWith(start));
                }
                case "Holds" -> {
                    String part = wanted.asText();
                    yield text(place, text -> text.contains(part));
                }
                case "Regex" -> {
                    Pattern pattern = Pattern.compile(wanted.asText());
                    yield text(place, text -> pattern.matcher(text).find());
                }
                case "Below" -> {
                    long limit = wanted.asLong();
                    yield found -> found[place] != null && found[place].isIntegralNumber() && found[place].longValue() < limit;
                }
                case "AtLeast" -> {
                    long limit = wanted.asLong();
                    yield found -> found[place] != null && found[place].isIntegralNumber() && found[place].longValue() >= limit;
                }
                case "Flag" -> {
                    boolean flag = wanted.asBoolean();
                    yield found -> found[place] != null && found[place].isBoolean() && found[place].booleanValue() == flag;
                }
                case "Absent" -> found -> found[place] == null;
                case "HasText" -> {
                    String word = wanted.asText();
                    yield any(place, item -> item.isTextual() && item.textValue().equals(word));
                }
                case "AnyObject" -> {
                    String name = wanted.asText();
                    long port = of.get(2).asLong();
                    yield any(place, item -> {
                        JsonNode its = item.get("name");
                        JsonNode number = item.get("port");
                        return its != null && its.isTextual() && its.textValue().equals(name)
                                && number != null && number.isIntegralNumber() && number.longValue() >= port;
                    });
                }
                default -> throw new IllegalArgumentException(entry.getKey());
            };
        }

        private static Test text(int place, Predicate<String> test) {
            return found -> found[place] != null && found[place].isTextual() && test.test(found[place].textValue());
        }

        private static Test any(int place, Predicate<JsonNode> test) {
            return found -> {
                if (found[place] == null || !found[place].isArray()) {
                    return false;
                }
                for (JsonNode item : found[place]) {
                    if (test.test(item)) {
                        return true;
                    }
                }
                return false;
            };
        }
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        int rounds = Integer.parseInt(arguments[1]);
        ObjectMapper mapper = new ObjectMapper();
        List<Rec> records = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("records.tsv"))) {
            int tab = line.indexOf('\t');
            records.add(new Rec(Integer.parseInt(line.substring(0, tab)), line.substring(tab + 1).getBytes(StandardCharsets.UTF_8)));
        }
        List<OfType> types = new ArrayList<>();
        for (JsonNode rule : mapper.readTree(folder.resolve("rules.json").toFile())) {
            int of = rule.get("of").asInt();
            while (types.size() <= of) {
                types.add(new OfType());
            }
            List<Test> tests = new ArrayList<>();
            for (JsonNode predicate : rule.get("predicates")) {
                tests.add(types.get(of).test(predicate));
            }
            types.get(of).rules.add(tests.toArray(new Test[0]));
        }
        if (types.isEmpty()) {
            return;
        }
        ObjectReader reader = mapper.reader();
        var threads = ManagementFactory.getThreadMXBean();
        // The just-in-time compiler needs more than one round.
        int warm = 5;
        double[] times = new double[rounds];
        int met = 0;
        for (int round = 0; round < rounds + warm; round++) {
            long start = threads.getCurrentThreadCpuTime();
            met = 0;
            for (Rec record : records) {
                if (record.of() < types.size()) {
                    met += types.get(record.of()).met(reader.readTree(record.text()));
                }
            }
            if (round >= warm) {
                times[round - warm] = (threads.getCurrentThreadCpuTime() - start) / 1000.0 / records.size();
            }
        }
        Arrays.sort(times);
        System.out.printf("{\"name\":\"Java 17 with Jackson\",\"micros\":%s,\"matches\":%d}%n", times[times.length / 2], met);
    }
}
