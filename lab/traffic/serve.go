package traffic

import (
	"bufio"
	"context"
	"crypto/tls"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"slices"
	"strings"
	"sync"

	"google.golang.org/grpc"
)

// Program is one that serves.
type Program interface {
	io.Closer
	// Heard counts the requests of HTTP and gRPC for a path, without its query.
	Heard(path string) int
}

// Serve answers whatever comes in at a listener, until it is closed: HTTP/1, HTTP/2 without an upgrade, any unary call of
// gRPC, or else lines of text, each of these also within TLS, with a certificate of the authority for the name asked for.
//
// A request of HTTP or gRPC may ask for a behaviour, see conduct.
func Serve(listener net.Listener, who Identity, authority *Authority) Program {
	s := &server{
		who: who, authority: authority, listener: listener,
		open: map[net.Conn]bool{}, spoken: make(chan net.Conn), closed: make(chan struct{}), tries: map[string]int{}, heard: map[string]int{},
	}
	s.grpc = grpc.NewServer(grpc.UnknownServiceHandler(s.call))
	protocols := new(http.Protocols)
	protocols.SetHTTP1(true)
	protocols.SetUnencryptedHTTP2(true)
	s.http = &http.Server{
		Handler:   http.HandlerFunc(s.answer),
		Protocols: protocols,
		ConnContext: func(ctx context.Context, connection net.Conn) context.Context {
			return context.WithValue(ctx, tlsKey{}, connection.(*peeked).tls)
		},
	}
	go s.http.Serve(httpListener{s})
	go s.accept()
	return s
}

type server struct {
	who       Identity
	authority *Authority
	listener  net.Listener
	http      *http.Server
	grpc      *grpc.Server

	// spoken are connections that speak HTTP.
	spoken chan net.Conn
	closed chan struct{}

	lock  sync.Mutex
	open  map[net.Conn]bool
	tries map[string]int
	heard map[string]int
}

type tlsKey struct{}

// peeked is a connection of which the first bytes were looked at, and the TLS around it.
type peeked struct {
	net.Conn
	buffer *bufio.Reader
	tls    *SeenTLS
}

func (p *peeked) Read(into []byte) (int, error) { return p.buffer.Read(into) }

func peek(connection net.Conn, around *SeenTLS) *peeked {
	return &peeked{Conn: connection, buffer: bufio.NewReader(connection), tls: around}
}

func (s *server) accept() {
	for {
		connection, err := s.listener.Accept()
		if err != nil {
			return
		}
		s.keep(connection)
		go s.converse(connection)
	}
}

func (s *server) converse(connection net.Conn) {
	from := peek(connection, nil)
	if first, err := from.buffer.Peek(1); err == nil && first[0] == tlsHandshake {
		inner := tls.Server(from, s.tlsConfig())
		if inner.Handshake() != nil {
			s.drop(connection)
			return
		}
		from = peek(inner, seenTLS(inner.ConnectionState()))
	}
	if speaksHTTP(from.buffer) {
		select {
		case s.spoken <- from:
			s.forget(connection)
		case <-s.closed:
		}
		return
	}
	defer s.drop(connection)
	lines := bufio.NewScanner(from)
	for reply := json.NewEncoder(from); lines.Scan(); {
		if reply.Encode(Seen{Identity: s.who, Protocol: TCP, Body: lines.Text(), TLS: from.tls}) != nil {
			return
		}
	}
}

// tlsHandshake is the first byte that a client of TLS sends.
const tlsHandshake = 0x16

var methods = []string{"GET ", "HEAD ", "POST ", "PUT ", "PATCH ", "DELETE ", "OPTIONS ", "CONNECT ", "TRACE ", "PRI * HTTP/2.0"}

// speaksHTTP reads no further than it must: a client may wait for an answer to what it sent.
func speaksHTTP(buffer *bufio.Reader) bool {
	for length := 1; ; length++ {
		start, err := buffer.Peek(length)
		if err != nil || !slices.ContainsFunc(methods, func(one string) bool { return strings.HasPrefix(one, string(start)) }) {
			return false
		}
		if slices.Contains(methods, string(start)) {
			return true
		}
	}
}

// tlsConfig agrees to any protocol that a client offers, with HTTP/2 before others.
func (s *server) tlsConfig() *tls.Config {
	return &tls.Config{GetConfigForClient: func(hello *tls.ClientHelloInfo) (*tls.Config, error) {
		certificate, err := s.authority.Issue(hello.ServerName)
		if err != nil {
			return nil, err
		}
		return &tls.Config{
			Certificates: []tls.Certificate{*certificate},
			NextProtos:   append([]string{"h2", "http/1.1"}, hello.SupportedProtos...),
			ClientAuth:   tls.RequestClientCert,
		}, nil
	}}
}

func seenTLS(state tls.ConnectionState) *SeenTLS {
	seen := &SeenTLS{SNI: state.ServerName, ALPN: state.NegotiatedProtocol}
	if len(state.PeerCertificates) > 0 {
		seen.Peer = namesOf(state.PeerCertificates[0])[0]
	}
	return seen
}

func (s *server) keep(connection net.Conn) {
	s.lock.Lock()
	defer s.lock.Unlock()
	s.open[connection] = true
}

func (s *server) forget(connection net.Conn) {
	s.lock.Lock()
	defer s.lock.Unlock()
	delete(s.open, connection)
}

func (s *server) drop(connection net.Conn) {
	s.forget(connection)
	connection.Close()
}

// Close ends the listener and all connections at once.
func (s *server) Close() error {
	close(s.closed)
	err := s.listener.Close()
	s.http.Close()
	s.lock.Lock()
	defer s.lock.Unlock()
	for connection := range s.open {
		connection.Close()
	}
	return err
}

// httpListener gives the HTTP server the connections that speak HTTP.
type httpListener struct{ *server }

func (l httpListener) Accept() (net.Conn, error) {
	select {
	case connection := <-l.spoken:
		return connection, nil
	case <-l.closed:
		return nil, net.ErrClosed
	}
}

func (l httpListener) Close() error   { return nil }
func (l httpListener) Addr() net.Addr { return l.listener.Addr() }
