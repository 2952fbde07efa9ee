// Google's own fake of Pub/Sub (pstest), which speaks gRPC, behind the REST paths of Pub/Sub's reference. For tests.
package main

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strings"

	pb "cloud.google.com/go/pubsub/v2/apiv1/pubsubpb"
	"cloud.google.com/go/pubsub/v2/pstest"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/proto"
)

// answer writes what a method gave, as Google's REST does: errors have a code, a status and a message.
func answer(w http.ResponseWriter, message proto.Message, err error) {
	if err == nil {
		body, _ := protojson.Marshal(message)
		w.Write(body)
		return
	}
	codes := map[string]int{"NotFound": 404, "InvalidArgument": 400, "AlreadyExists": 409}
	code, known := codes[status.Code(err).String()]
	if !known {
		code = 500
	}
	w.WriteHeader(code)
	fmt.Fprintf(w, `{"error": {"code": %d, "message": %q, "status": %q}}`, code, status.Convert(err).Message(), status.Code(err).String())
}

func main() {
	server := pstest.NewServer()
	g := &server.GServer
	handle := func(w http.ResponseWriter, r *http.Request) {
		name, method, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/v1/"), ":")
		body, _ := io.ReadAll(r.Body)
		read := func(message proto.Message) { protojson.UnmarshalOptions{DiscardUnknown: false}.Unmarshal(body, message) }
		ctx := context.Background()
		switch {
		case r.Method == "PUT" && strings.Contains(name, "/topics/"):
			made, err := g.CreateTopic(ctx, &pb.Topic{Name: name})
			answer(w, made, err)
		case r.Method == "PUT":
			subscription := &pb.Subscription{}
			read(subscription)
			subscription.Name = name
			made, err := g.CreateSubscription(ctx, subscription)
			answer(w, made, err)
		case method == "publish":
			request := &pb.PublishRequest{}
			read(request)
			request.Topic = name
			done, err := g.Publish(ctx, request)
			answer(w, done, err)
		case method == "pull":
			request := &pb.PullRequest{}
			read(request)
			request.Subscription = name
			pulled, err := g.Pull(ctx, request)
			answer(w, pulled, err)
		case method == "acknowledge":
			request := &pb.AcknowledgeRequest{}
			read(request)
			request.Subscription = name
			done, err := g.Acknowledge(ctx, request)
			answer(w, done, err)
		case method == "modifyAckDeadline":
			request := &pb.ModifyAckDeadlineRequest{}
			read(request)
			request.Subscription = name
			done, err := g.ModifyAckDeadline(ctx, request)
			answer(w, done, err)
		default:
			http.NotFound(w, r)
		}
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Printf("http://%s\n", listener.Addr())
	http.Serve(listener, http.HandlerFunc(handle))
}
