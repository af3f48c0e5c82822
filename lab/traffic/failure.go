package traffic

import (
	"context"
	"crypto/tls"
	"errors"
	"net"
	"os"
	"sync/atomic"
	"syscall"
)

// badTLS is a handshake that did not come to its end.
type badTLS struct{ error }

func (b badTLS) Unwrap() error { return b.error }

// ending is a connection that knows whether it has ended, which net/http tells in many ways.
type ending struct {
	net.Conn
	ended *atomic.Bool
}

func (e ending) Read(into []byte) (int, error) {
	length, err := e.Conn.Read(into)
	if err != nil {
		e.ended.Store(true)
	}
	return length, err
}

func (s *sender) kindOf(err error) FailureKind {
	var alert tls.AlertError
	var handshake badTLS
	switch {
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, os.ErrDeadlineExceeded):
		return TimedOut
	case errors.Is(err, syscall.ECONNREFUSED):
		return Refused
	// A server may look at the client's certificate when the client has done its part.
	case errors.As(err, &handshake), errors.As(err, &alert):
		return BadTLS
	case errors.Is(err, syscall.ECONNRESET), errors.Is(err, syscall.EPIPE), s.ended.Load():
		return Closed
	}
	return Other
}
