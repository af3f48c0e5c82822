// The mesh runs a real control plane's discovery server, without a cluster: proxies connect to it on loopback, and what
// it knows comes from its standard input.
//
// It first writes a line {"port"}. Then it reads requests {"id", "objects"} from its standard input, one a line, where
// objects is YAML that replaces the whole state of the mesh, and answers each with a line once it is part of a push.
package main

import "cdk8s-istio/lab/program"

type request struct {
	ID      int    `json:"id"`
	Objects string `json:"objects"`
}

type answer struct {
	ID       int    `json:"id"`
	Error    string `json:"error,omitempty"`
	Revision string `json:"revision,omitempty"`
}

func main() {
	program.Run("mesh", serve)
}

func serve() error {
	m, port, err := startMesh()
	if err != nil {
		return err
	}
	if err := program.Say(map[string]int{"port": port}); err != nil {
		return err
	}
	return program.Answer(func(asked request) answer {
		revision, err := m.replace(asked.Objects)
		if err != nil {
			return answer{ID: asked.ID, Error: err.Error()}
		}
		return answer{ID: asked.ID, Revision: revision}
	})
}
