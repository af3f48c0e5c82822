package main

import (
	"io"
	"net"
	"sync"

	"cdk8s-istio/lab/traffic"
)

// pod is one port of a pod's program.
type pod struct {
	traffic.Identity
	// Address has the port.
	Address string `json:"address"`
	// Sidecar is where its sidecar takes what comes to it; empty where that is not asked.
	Sidecar string `json:"sidecar"`
}

// pods are the programs that are served.
type pods struct {
	authority *traffic.Authority
	lock      sync.Mutex
	serving   map[pod]io.Closer
}

// replace makes these programs all there are.
func (p *pods) replace(wanted []pod) error {
	p.lock.Lock()
	defer p.lock.Unlock()
	stay := map[pod]bool{}
	for _, one := range wanted {
		stay[one] = true
	}
	for one, serving := range p.serving {
		if !stay[one] {
			serving.Close()
			delete(p.serving, one)
		}
	}
	for one := range stay {
		if p.serving[one] != nil {
			continue
		}
		listener, err := net.Listen("tcp", one.Address)
		if err != nil {
			return err
		}
		if one.Sidecar != "" {
			listener = gate{listener, one.Sidecar}
		}
		p.serving[one] = traffic.Serve(listener, one.Identity, p.authority)
	}
	return nil
}
