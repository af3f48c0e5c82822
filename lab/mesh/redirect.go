package main

import (
	"context"
	"fmt"
	"net"
)

// redirected connects to a proxy as iptables would, and tells it by the PROXY protocol where the packets were to go.
func redirected(ctx context.Context, proxy, destination string) (net.Conn, error) {
	connection, err := new(net.Dialer).DialContext(ctx, "tcp", proxy)
	if err != nil {
		return nil, err
	}
	to, err := net.ResolveTCPAddr("tcp", destination)
	if err != nil {
		return nil, err
	}
	from := connection.LocalAddr().(*net.TCPAddr)
	_, err = fmt.Fprintf(connection, "PROXY TCP4 %s %s %d %d\r\n", from.IP, to.IP, from.Port, to.Port)
	return connection, err
}
