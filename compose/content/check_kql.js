// Checks KQL with Microsoft's own parser, semantically: an unknown column, table or function, or a clash of types, is an error.
// Usage: node check_kql.js TABLES.json QUERIES.json, with @kusto/language-service-next where node finds it.
"use strict";
const fs = require("fs");
const path = require("path");
const vm = require("vm");

const [tablesFile, queriesFile] = process.argv.slice(2);
const home = path.dirname(require.resolve("@kusto/language-service-next/package.json", { paths: [process.cwd(), ...(process.env.NODE_PATH || "").split(":")] }));
for (const file of ["bridge.js", "bridge.meta.js", "Kusto.Language.Bridge.js", "Kusto.Language.Bridge.meta.js"]) {
  vm.runInThisContext(fs.readFileSync(path.join(home, file), "utf8"), { filename: file });
}
const { DatabaseSymbol, TableSymbol, ColumnSymbol, ScalarTypes, Symbol: KustoSymbol } = Kusto.Language.Symbols;
const types = {
  string: ScalarTypes.String, int: ScalarTypes.Int, long: ScalarTypes.Long, real: ScalarTypes.Real,
  bool: ScalarTypes.Bool, datetime: ScalarTypes.DateTime, dynamic: ScalarTypes.Dynamic,
};

const tables = JSON.parse(fs.readFileSync(tablesFile, "utf8"));
const queries = JSON.parse(fs.readFileSync(queriesFile, "utf8"));
const symbols = Object.entries(tables).map(([name, columns]) => {
  const all = Object.entries(columns).map(([column, type]) => new ColumnSymbol(column, types[type]));
  return new TableSymbol.$ctor4(name, System.Array.init(all, ColumnSymbol));
});
// $ctor2 of DatabaseSymbol loses the tables without a word.
const database = new DatabaseSymbol.ctor("workspace", System.Array.init(symbols, KustoSymbol));
const globals = Kusto.Language.GlobalState.Default.WithDatabase(database);

function errors(text) {
  const found = Kusto.Language.KustoCode.ParseAndAnalyze(text, globals).GetDiagnostics();
  const wrong = [];
  for (let at = 0; at < found.Count; at++) {
    const one = found.getItem ? found.getItem(at) : found.Items.getItem(at);
    if (one.Severity === "Error") wrong.push(`${one.Message} at ${text.slice(0, one.Start).split("\n").length}: ${text.slice(one.Start, one.Start + 40).split("\n")[0]}`);
  }
  return wrong;
}

// A check that cannot fail checks nothing.
const [first] = Object.keys(tables);
if (errors(`${first} | project NoSuchColumn`).length === 0) {
  console.error("the parser takes a column that does not exist: tables were not understood");
  process.exit(2);
}
let bad = 0;
for (const [name, text] of Object.entries(queries)) {
  for (const error of errors(text)) {
    console.error(`${name}: ${error}`);
    bad += 1;
  }
}
console.log(`${Object.keys(queries).length} queries, ${bad} errors`);
process.exit(bad ? 1 : 0);
