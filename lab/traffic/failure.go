package traffic

import (
	"context"
	"errors"
	"net"
	"os"
	"sync/atomic"
	"syscall"
)

// badTLS is a handshake that did not come to its end.
type badTLS struct{ error }

func (b badTLS) Unwrap() error { return b.error }

// ending is a connection that keeps why it ended, which net/http tells in many ways.
type ending struct {
	net.Conn
	why *atomic.Pointer[error]
}

func (e ending) Read(into []byte) (int, error) {
	length, err := e.Conn.Read(into)
	if err != nil {
		e.why.Store(&err)
	}
	return length, err
}

func (s *sender) kindOf(err error) FailureKind {
	why := s.ended.Load()
	if why != nil {
		err = errors.Join(err, *why)
	}
	var handshake badTLS
	var remote *net.OpError
	switch {
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, os.ErrDeadlineExceeded):
		return TimedOut
	case errors.Is(err, syscall.ECONNREFUSED):
		return Refused
	// A server may look at the client's certificate when the client has done its part.
	case errors.As(err, &handshake), errors.As(err, &remote) && remote.Op == "remote error":
		return BadTLS
	case errors.Is(err, syscall.ECONNRESET), errors.Is(err, syscall.EPIPE), why != nil:
		return Closed
	}
	return Other
}
