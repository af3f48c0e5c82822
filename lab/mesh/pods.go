package main

import (
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
	serving   map[pod]served
}

// served is a program, and the gate before it where there is one.
type served struct {
	traffic.Program
	gate *gate
}

// heard counts the requests for a path, by service.
func (p *pods) heard(path string) map[string]int {
	p.lock.Lock()
	defer p.lock.Unlock()
	counts := map[string]int{}
	for one, serving := range p.serving {
		if count := serving.Heard(path); count > 0 {
			counts[one.Service] += count
		}
	}
	return counts
}

// replace makes these programs all there are. What was connected through a sidecar has to connect again.
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
		if known, exists := p.serving[one]; exists {
			if known.gate != nil {
				known.gate.cut()
			}
			continue
		}
		listener, err := net.Listen("tcp", one.Address)
		if err != nil {
			return err
		}
		var before *gate
		if one.Sidecar != "" {
			before = &gate{Listener: listener, sidecar: one.Sidecar, open: map[net.Conn]bool{}}
			listener = before
		}
		p.serving[one] = served{traffic.Serve(listener, one.Identity, p.authority), before}
	}
	return nil
}
