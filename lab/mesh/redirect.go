package main

import (
	"context"
	"fmt"
	"io"
	"net"
	"sync"
)

// redirected connects to a proxy as iptables would, and tells it by the PROXY protocol where the packets were to go.
func redirected(ctx context.Context, dialer *net.Dialer, proxy, destination string) (net.Conn, error) {
	connection, err := dialer.DialContext(ctx, "tcp", proxy)
	if err != nil {
		return nil, err
	}
	to, err := net.ResolveTCPAddr("tcp", destination)
	if err != nil {
		return nil, err
	}
	return connection, announce(connection, connection.LocalAddr().(*net.TCPAddr), to)
}

func announce(connection net.Conn, from, to *net.TCPAddr) error {
	_, err := fmt.Fprintf(connection, "PROXY TCP4 %s %s %d %d\r\n", from.IP, to.IP, from.Port, to.Port)
	return err
}

// gate is a pod's port whose connections go to its sidecar first, as iptables would have it: the sidecar's own connections,
// which come from an address set aside for them, go to the program.
type gate struct {
	net.Listener
	sidecar string
	lock    sync.Mutex
	open    map[net.Conn]bool
}

var fromSidecar = net.IPv4(127, 0, 0, 6)

func (g *gate) Accept() (net.Conn, error) {
	for {
		connection, err := g.Listener.Accept()
		if err != nil || connection.RemoteAddr().(*net.TCPAddr).IP.Equal(fromSidecar) {
			return connection, err
		}
		go g.forward(connection)
	}
}

// cut ends all connections: a sidecar keeps to what it had when they were opened.
func (g *gate) cut() {
	g.lock.Lock()
	defer g.lock.Unlock()
	for connection := range g.open {
		connection.Close()
	}
	clear(g.open)
}

func (g *gate) keep(connection net.Conn) {
	g.lock.Lock()
	defer g.lock.Unlock()
	g.open[connection] = true
}

func (g *gate) drop(connection net.Conn) {
	g.lock.Lock()
	defer g.lock.Unlock()
	delete(g.open, connection)
	connection.Close()
}

func (g *gate) forward(connection net.Conn) {
	g.keep(connection)
	defer g.drop(connection)
	sidecar, err := net.Dial("tcp", g.sidecar)
	if err != nil {
		return
	}
	defer sidecar.Close()
	if announce(sidecar, connection.RemoteAddr().(*net.TCPAddr), connection.LocalAddr().(*net.TCPAddr)) != nil {
		return
	}
	ended := make(chan struct{}, 2)
	for _, way := range [][2]net.Conn{{sidecar, connection}, {connection, sidecar}} {
		go func() {
			io.Copy(way[0], way[1])
			ended <- struct{}{}
		}()
	}
	<-ended
}
