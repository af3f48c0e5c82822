package traffic

import (
	"bufio"
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"sync/atomic"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/types/known/emptypb"
	"google.golang.org/protobuf/types/known/wrapperspb"
)

// Dial opens a connection to whatever is asked.
type Dial func(context.Context) (net.Conn, error)

// Send sends a request over a connection of its own, and follows no redirect. What goes wrong is part of the answer.
func Send(ctx context.Context, dial Dial, request Request) Answer {
	s := &sender{dial: dial, request: request}
	var err error
	switch request.Protocol {
	case "", HTTP1, HTTP2:
		err = s.http(ctx)
	case GRPC:
		err = s.call(ctx)
	case TCP:
		err = s.line(ctx)
	default:
		err = fmt.Errorf("protocol '%s' is none of %s, %s, %s and %s", request.Protocol, HTTP1, HTTP2, GRPC, TCP)
	}
	if err != nil {
		s.answer.Error = &Failure{Kind: s.kindOf(err), Message: err.Error()}
	}
	return s.answer
}

type sender struct {
	dial    Dial
	request Request
	answer  Answer
	// unopened is why there is no connection, which grpc-go would tell as a text only.
	unopened error
	ended    atomic.Pointer[error]
}

// open makes the connection, with TLS where that is wanted.
func (s *sender) open(ctx context.Context) (connection net.Conn, err error) {
	defer func() { s.unopened = err }()
	dialed, err := s.dial(ctx)
	if err != nil {
		return nil, err
	}
	connection = ending{dialed, &s.ended}
	if s.request.TLS == nil {
		return connection, nil
	}
	config, err := s.tlsConfig()
	if err != nil {
		connection.Close()
		return nil, err
	}
	around := tls.Client(connection, config)
	if err := around.HandshakeContext(ctx); err != nil {
		connection.Close()
		return nil, badTLS{err}
	}
	s.answer.ServerNames = namesOf(around.ConnectionState().PeerCertificates[0])
	if s.request.Protocol == HTTP2 {
		// net/http looks for the protocol that was agreed upon.
		return around, nil
	}
	return ending{around, &s.ended}, nil
}

func (s *sender) tlsConfig() (*tls.Config, error) {
	wanted := s.request.TLS
	config := &tls.Config{ServerName: wanted.ServerName, NextProtos: wanted.ALPN, InsecureSkipVerify: wanted.Authority == ""}
	if wanted.ALPN == nil {
		config.NextProtos = map[string][]string{"": {"http/1.1"}, HTTP1: {"http/1.1"}, HTTP2: {"h2"}, GRPC: {"h2"}}[s.request.Protocol]
	}
	if wanted.Authority != "" {
		config.RootCAs = x509.NewCertPool()
		if !config.RootCAs.AppendCertsFromPEM([]byte(wanted.Authority)) {
			return nil, errors.New("the authority has no certificate in PEM")
		}
	}
	if wanted.Certificate != "" {
		own, err := tls.X509KeyPair([]byte(wanted.Certificate), []byte(wanted.Key))
		if err != nil {
			return nil, err
		}
		config.Certificates = []tls.Certificate{own}
	}
	return config, nil
}

func (s *sender) http(ctx context.Context) error {
	protocols := new(http.Protocols)
	protocols.SetHTTP1(s.request.Protocol != HTTP2)
	protocols.SetHTTP2(s.request.Protocol == HTTP2)
	protocols.SetUnencryptedHTTP2(s.request.Protocol == HTTP2)
	open := func(ctx context.Context, _, _ string) (net.Conn, error) { return s.open(ctx) }
	transport := &http.Transport{Protocols: protocols, DialContext: open, DialTLSContext: open, DisableCompression: true}
	defer transport.CloseIdleConnections()

	asked, err := s.httpRequest(ctx)
	if err != nil {
		return err
	}
	response, err := transport.RoundTrip(asked)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	s.answer.Status, s.answer.Headers = response.StatusCode, joined(response.Header)
	s.read(body)
	return err
}

func (s *sender) httpRequest(ctx context.Context) (*http.Request, error) {
	// As it stands on the wire, so that '//' and escapes stay what they are.
	path := s.request.Path
	if path == "" {
		path = "/"
	}
	target, err := url.ParseRequestURI(path)
	if err != nil {
		return nil, err
	}
	target.Scheme, target.Host = "http", "lab"
	if s.request.TLS != nil {
		target.Scheme = "https"
	}
	asked, err := http.NewRequestWithContext(ctx, s.request.Method, "/", strings.NewReader(s.request.Body))
	if err != nil {
		return nil, err
	}
	asked.URL, asked.Host = target, s.request.Host
	// Nothing is sent that was not asked for.
	asked.Header.Set("user-agent", "")
	for name, value := range s.request.Headers {
		asked.Header.Set(name, value)
	}
	return asked, nil
}

// call makes a call of gRPC, with an empty message.
func (s *sender) call(ctx context.Context) error {
	// A connection comes with its TLS, see open.
	client, err := grpc.NewClient("passthrough:///lab", grpc.WithAuthority(s.request.Host), grpc.WithDisableRetry(),
		grpc.WithTransportCredentials(insecure.NewCredentials()),
		grpc.WithContextDialer(func(ctx context.Context, _ string) (net.Conn, error) { return s.open(ctx) }))
	if err != nil {
		return err
	}
	defer client.Close()
	var header, trailer metadata.MD
	answered := &wrapperspb.StringValue{}
	err = client.Invoke(metadata.NewOutgoingContext(ctx, metadata.New(s.request.Headers)), s.request.Path, &emptypb.Empty{}, answered,
		grpc.Header(&header), grpc.Trailer(&trailer))
	if s.unopened != nil {
		return s.unopened
	}
	ended := status.Convert(err)
	s.answer.GRPC = &GRPCStatus{Code: int(ended.Code()), Message: ended.Message()}
	s.answer.Headers = joined(metadata.Join(header, trailer))
	s.read([]byte(answered.Value))
	return nil
}

// line sends a line and waits for one.
func (s *sender) line(ctx context.Context) error {
	connection, err := s.open(ctx)
	if err != nil {
		return err
	}
	defer connection.Close()
	defer context.AfterFunc(ctx, func() { connection.Close() })()
	if _, err := fmt.Fprintln(connection, s.request.Body); err != nil {
		return err
	}
	line, err := bufio.NewReader(connection).ReadBytes('\n')
	s.read(line)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return err
}

// read takes in a body, which a program of the lab wrote or someone else.
func (s *sender) read(body []byte) {
	var seen Seen
	if json.Unmarshal(body, &seen) == nil && seen.Pod != "" {
		s.answer.Seen = &seen
	} else {
		s.answer.Body = string(body)
	}
}
