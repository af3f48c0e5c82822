package main

import (
	"context"
	"crypto/tls"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"

	"golang.org/x/net/http2"
)

const hbonePort = 15008

// tunnel opens a connection through a waypoint, as ztunnel does for a pod of the ambient mesh.
func (p *pod) tunnel(ctx context.Context, waypoint *pod, where netip.AddrPort) (net.Conn, error) {
	config, err := p.certificate(ctx)
	if err != nil {
		return nil, fmt.Errorf("istiod gave no certificate: %w", err)
	}
	plain, err := p.dial(ctx, netip.AddrPortFrom(waypoint.address, hbonePort))
	if err != nil {
		return nil, err
	}
	secured := tls.Client(plain, config)
	if err := secured.HandshakeContext(ctx); err != nil {
		plain.Close()
		return nil, err
	}
	tunnel, err := connect(ctx, secured, where.String())
	if err != nil {
		plain.Close()
	}
	return tunnel, err
}

// tunnelled is what flows within a CONNECT request.
type tunnelled struct {
	net.Conn
	sent     *io.PipeWriter
	received io.ReadCloser
}

func connect(ctx context.Context, through net.Conn, where string) (net.Conn, error) {
	client, err := (&http2.Transport{}).NewClientConn(through)
	if err != nil {
		return nil, err
	}
	body, sent := io.Pipe()
	asked := &http.Request{Method: http.MethodConnect, URL: &url.URL{Host: where}, Host: where, Header: http.Header{}, Body: body, ContentLength: -1}
	answered, err := client.RoundTrip(asked.WithContext(ctx))
	if err != nil {
		return nil, err
	}
	if answered.StatusCode != http.StatusOK {
		answered.Body.Close()
		return nil, fmt.Errorf("the waypoint answered CONNECT with %d", answered.StatusCode)
	}
	return &tunnelled{Conn: through, sent: sent, received: answered.Body}, nil
}

func (t *tunnelled) Read(into []byte) (int, error)  { return t.received.Read(into) }
func (t *tunnelled) Write(some []byte) (int, error) { return t.sent.Write(some) }

func (t *tunnelled) Close() error {
	t.sent.Close()
	return t.Conn.Close()
}
