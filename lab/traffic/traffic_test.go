package traffic

import (
	"context"
	"net"
	"testing"
	"time"
)

var who = Identity{Service: "design", Version: "v2", Pod: "design-v2-0"}

func start(t *testing.T) (Dial, *Authority) {
	t.Helper()
	authority, err := NewAuthority()
	if err != nil {
		t.Fatal(err)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	serving := Serve(listener, who, authority)
	t.Cleanup(func() { serving.Close() })
	return dialTo(listener.Addr()), authority
}

func dialTo(address net.Addr) Dial {
	return func(ctx context.Context) (net.Conn, error) {
		return new(net.Dialer).DialContext(ctx, "tcp", address.String())
	}
}

func send(t *testing.T, dial Dial, request Request) Answer {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	return Send(ctx, dial, request)
}

func TestEachProtocolWithAndWithoutTLS(t *testing.T) {
	dial, authority := start(t)
	client, err := authority.Credentials("spiffe://lab/client")
	if err != nil {
		t.Fatal(err)
	}
	around := &TLS{ServerName: "design.lab", Authority: client.Authority, Certificate: client.Certificate, Key: client.Key}
	alpn := map[string]string{HTTP1: "http/1.1", HTTP2: "h2", GRPC: "h2", TCP: ""}
	for _, protocol := range []string{HTTP1, HTTP2, GRPC, TCP} {
		for _, wanted := range []*TLS{nil, around} {
			answer := send(t, dial, Request{
				Protocol: protocol, TLS: wanted, Host: "design.lab", Path: "/lab.Design/Show", Headers: map[string]string{"end-user": "don"}, Body: "hello",
			})
			seen := answer.Seen
			if answer.Error != nil || seen == nil || seen.Identity != who || seen.Protocol != protocol {
				t.Errorf("%s: %+v %+v", protocol, answer, answer.Error)
				continue
			}
			if protocol != TCP && (seen.Path != "/lab.Design/Show" || seen.Headers["end-user"] != "don") {
				t.Errorf("%s: %+v", protocol, seen)
			}
			if protocol != GRPC && seen.Body != "hello" {
				t.Errorf("%s: %+v", protocol, seen)
			}
			if wanted == nil {
				if seen.TLS != nil {
					t.Errorf("%s: %+v", protocol, seen.TLS)
				}
			} else if *seen.TLS != (SeenTLS{SNI: "design.lab", ALPN: alpn[protocol], Peer: "spiffe://lab/client"}) {
				t.Errorf("%s: %+v", protocol, seen.TLS)
			}
		}
	}
}

func TestWhatARequestWants(t *testing.T) {
	dial, _ := start(t)
	twice := map[string]string{StatusHeader: "503", FirstHeader: "2", "x-request-id": "one"}
	for try, status := range []int{503, 503, 200} {
		if answer := send(t, dial, Request{Headers: twice}); answer.Status != status || answer.Headers[PodHeader] != who.Pod {
			t.Errorf("try %d: %+v", try, answer)
		}
	}
	call := Request{Protocol: GRPC, Path: "/a.B/C", Headers: map[string]string{StatusHeader: "7"}}
	if answer := send(t, dial, call); answer.GRPC == nil || answer.GRPC.Code != 7 || answer.Headers[PodHeader] != who.Pod {
		t.Errorf("%+v", answer)
	}
	begin := time.Now()
	if send(t, dial, Request{Headers: map[string]string{DelayHeader: "50"}}); time.Since(begin) < 50*time.Millisecond {
		t.Error("no delay")
	}
}

func TestPathsStayAsTheyAre(t *testing.T) {
	dial, _ := start(t)
	for _, protocol := range []string{HTTP1, HTTP2} {
		for _, path := range []string{"//a", "/a%2Fb?c=%20d&e", "/a/../b"} {
			if answer := send(t, dial, Request{Protocol: protocol, Path: path}); answer.Seen == nil || answer.Seen.Path != path {
				t.Errorf("%s %s: %+v", protocol, path, answer)
			}
		}
	}
}

func TestRequestsAreCounted(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	program := Serve(listener, who, nil)
	defer program.Close()
	dial := dialTo(listener.Addr())
	for _, request := range []Request{{Path: "/a?b"}, {Path: "/a", Protocol: HTTP2}, {Path: "/a.B/C", Protocol: GRPC}} {
		send(t, dial, request)
	}
	for path, count := range map[string]int{"/a": 2, "/a.B/C": 1, "/b": 0} {
		if heard := program.Heard(path); heard != count {
			t.Errorf("%s was heard %d times, not %d", path, heard, count)
		}
	}
}

func TestFailuresAreAnswers(t *testing.T) {
	dial, _ := start(t)
	stranger, err := NewAuthority()
	if err != nil {
		t.Fatal(err)
	}
	nobody, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	nobody.Close()
	rude, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer rude.Close()
	go func() {
		for connection, err := rude.Accept(); err == nil; connection, err = rude.Accept() {
			connection.Close()
		}
	}()
	for _, protocol := range []string{HTTP1, HTTP2, TCP} {
		for kind, answer := range map[FailureKind]Answer{
			Refused: send(t, dialTo(nobody.Addr()), Request{Protocol: protocol}),
			Closed:  send(t, dialTo(rude.Addr()), Request{Protocol: protocol}),
			BadTLS:  send(t, dial, Request{Protocol: protocol, TLS: &TLS{ServerName: "x", Authority: stranger.PEM()}}),
		} {
			if answer.Error == nil || answer.Error.Kind != kind {
				t.Errorf("%s: %s expected, but %+v %+v", protocol, kind, answer, answer.Error)
			}
		}
	}
	if answer := send(t, dialTo(nobody.Addr()), Request{Protocol: GRPC, Path: "/a.B/C"}); answer.Error == nil || answer.Error.Kind != Refused {
		t.Errorf("%+v", answer)
	}
	slow := Request{Headers: map[string]string{DelayHeader: "2000"}}
	if answer := send(t, dial, slow); answer.Error == nil || answer.Error.Kind != TimedOut {
		t.Errorf("%+v", answer)
	}
	if answer := send(t, dial, Request{Protocol: "smtp"}); answer.Error.Kind != Other {
		t.Errorf("%+v", answer)
	}
}

func BenchmarkSend(b *testing.B) {
	authority, _ := NewAuthority()
	listener, _ := net.Listen("tcp", "127.0.0.1:0")
	defer Serve(listener, who, authority).Close()
	for _, protocol := range []string{HTTP1, HTTP2, GRPC, TCP} {
		b.Run(protocol, func(b *testing.B) {
			for b.Loop() {
				Send(context.Background(), dialTo(listener.Addr()), Request{Protocol: protocol, Path: "/a.B/C"})
			}
		})
	}
}
