// The mesh runs a real control plane's discovery server, without a cluster, and both ends of the traffic: proxies connect
// to it on loopback, and what it knows comes from its standard input.
//
// It first writes a line {"port"}. Then it reads questions from its standard input, one a line, each with an id and one
// of the fields below, and answers each with a line as soon as it can.
package main

import (
	"context"
	"flag"
	"net"
	"time"

	"cdk8s-istio/lab/program"
	"cdk8s-istio/lab/traffic"
)

type question struct {
	ID int `json:"id"`
	// Replace is YAML of the whole state of the mesh. It is answered when a push of it has begun.
	Replace *string `json:"replace"`
	// Last is YAML of what of it is written when all the rest is taken in, so that nobody is told of it sooner.
	Last string `json:"last"`
	// Serve is all programs of pods that there are to be.
	Serve *[]pod `json:"serve"`
	// Send is a request to an address.
	Send *sending `json:"send"`
	// Credentials names who they are for.
	Credentials *string `json:"credentials"`
	// Heard is the path of the requests that are to be counted.
	Heard *string `json:"heard"`
	// Config is the proxy whose configuration is asked for.
	Config *node `json:"config"`
}

type sending struct {
	Address string `json:"address"`
	// Destination is where the packets would go that are redirected to that address.
	Destination string `json:"destination"`
	// Source is the address from which it is sent; empty for any.
	Source  string          `json:"source"`
	Request traffic.Request `json:"request"`
	// Patience in milliseconds.
	Patience int `json:"patience"`
}

type answer struct {
	ID          int                  `json:"id"`
	Error       string               `json:"error,omitempty"`
	Answer      *traffic.Answer      `json:"answer,omitempty"`
	Credentials *traffic.Credentials `json:"credentials,omitempty"`
	Heard       map[string]int       `json:"heard,omitempty"`
	Config      *configuration       `json:"config,omitempty"`
}

func main() {
	folder := flag.String("crds", "", "folder of the CRDs")
	flag.Parse()
	program.Run("mesh", func() error { return serve(*folder) })
}

func serve(folder string) error {
	authority, err := traffic.NewAuthority()
	if err != nil {
		return err
	}
	credentials, err := authority.Credentials("barrier.lab")
	if err != nil {
		return err
	}
	m, port, err := startMesh(folder, credentials)
	if err != nil {
		return err
	}
	if err := program.Say(map[string]int{"port": port}); err != nil {
		return err
	}
	programs := pods{authority: authority, serving: map[pod]served{}}
	return program.AnswerAtOnce(func(asked question) answer {
		given := answer{ID: asked.ID}
		var err error
		switch {
		case asked.Replace != nil:
			err = m.replace(*asked.Replace, asked.Last)
		case asked.Serve != nil:
			err = programs.replace(*asked.Serve)
		case asked.Send != nil:
			given.Answer = asked.Send.send()
		case asked.Credentials != nil:
			var issued traffic.Credentials
			issued, err = authority.Credentials(*asked.Credentials)
			given.Credentials = &issued
		case asked.Heard != nil:
			given.Heard = programs.heard(*asked.Heard)
		case asked.Config != nil:
			given.Config, err = m.configOf(*asked.Config)
		}
		if err != nil {
			given.Error = err.Error()
		}
		return given
	})
}

func (s *sending) send() *traffic.Answer {
	ctx, cancel := context.WithTimeout(context.Background(), time.Duration(s.Patience)*time.Millisecond)
	defer cancel()
	answer := traffic.Send(ctx, func(ctx context.Context) (net.Conn, error) {
		dialer := &net.Dialer{}
		if s.Source != "" {
			dialer.LocalAddr = &net.TCPAddr{IP: net.ParseIP(s.Source)}
		}
		if s.Destination == "" {
			return dialer.DialContext(ctx, "tcp", s.Address)
		}
		return redirected(ctx, dialer, s.Address, s.Destination)
	}, s.Request)
	return &answer
}
