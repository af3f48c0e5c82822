package traffic

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"strconv"
	"strings"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/types/known/emptypb"
	"google.golang.org/protobuf/types/known/wrapperspb"
)

// Headers by which a request says how it wants to be answered.
const (
	// StatusHeader is the status of the answer, of HTTP or of gRPC.
	StatusHeader = "x-lab-status"
	// FirstHeader limits that to so many tries of the request, which x-request-id tells from other requests.
	FirstHeader = "x-lab-status-first"
	// DelayHeader is how long the answer takes.
	DelayHeader = "x-lab-delay-ms"
)

// PodHeader is in every answer of HTTP and gRPC.
const PodHeader = "x-lab-pod"

// conduct waits as long as the request wants, and tells with which status it is to be answered, or 0.
func (s *server) conduct(ctx context.Context, header func(string) string) int {
	if delay := number(header(DelayHeader)); delay > 0 {
		select {
		case <-time.After(time.Duration(delay) * time.Millisecond):
		case <-ctx.Done():
		}
	}
	wanted := number(header(StatusHeader))
	if first := number(header(FirstHeader)); first > 0 && s.try(header("x-request-id")) > first {
		return 0
	}
	return wanted
}

func (s *server) try(request string) int {
	s.lock.Lock()
	defer s.lock.Unlock()
	s.tries[request]++
	return s.tries[request]
}

func (s *server) hear(path string) {
	s.lock.Lock()
	defer s.lock.Unlock()
	s.heard[path]++
}

func (s *server) Heard(path string) int {
	s.lock.Lock()
	defer s.lock.Unlock()
	return s.heard[path]
}

func number(text string) int {
	value, _ := strconv.Atoi(text)
	return value
}

func (s *server) answer(w http.ResponseWriter, r *http.Request) {
	if strings.HasPrefix(r.Header.Get("content-type"), "application/grpc") {
		s.grpc.ServeHTTP(w, r)
		return
	}
	s.hear(r.URL.Path)
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return
	}
	seen := Seen{
		Identity: s.who, Protocol: HTTP1, Method: r.Method, Path: r.RequestURI,
		Headers: joined(r.Header), Body: string(body), TLS: aroundOf(r.Context()),
	}
	if r.ProtoMajor == 2 {
		seen.Protocol = HTTP2
	}
	seen.Headers["host"] = r.Host
	w.Header().Set("content-type", "application/json")
	w.Header().Set(PodHeader, s.who.Pod)
	if wanted := s.conduct(r.Context(), r.Header.Get); wanted > 0 {
		w.WriteHeader(wanted)
	}
	json.NewEncoder(w).Encode(seen)
}

// call answers a call of any method with a google.protobuf.StringValue that has the JSON in it.
func (s *server) call(_ any, stream grpc.ServerStream) error {
	if err := stream.RecvMsg(&emptypb.Empty{}); err != nil {
		return err
	}
	method, _ := grpc.MethodFromServerStream(stream)
	s.hear(method)
	incoming, _ := metadata.FromIncomingContext(stream.Context())
	seen := Seen{Identity: s.who, Protocol: GRPC, Path: method, Headers: joined(incoming), TLS: aroundOf(stream.Context())}
	stream.SetHeader(metadata.Pairs(PodHeader, s.who.Pod))
	if wanted := s.conduct(stream.Context(), func(name string) string { return seen.Headers[name] }); wanted > 0 {
		return status.Error(codes.Code(wanted), "as the request wants it")
	}
	text, err := json.Marshal(seen)
	if err != nil {
		return err
	}
	return stream.SendMsg(wrapperspb.String(string(text)))
}

func aroundOf(ctx context.Context) *SeenTLS {
	around, _ := ctx.Value(tlsKey{}).(*SeenTLS)
	return around
}

func joined[Values ~[]string, Headers ~map[string]Values](headers Headers) map[string]string {
	one := map[string]string{}
	for name, values := range headers {
		one[strings.ToLower(name)] = strings.Join(values, ",")
	}
	return one
}
