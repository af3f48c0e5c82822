// The mesh runs a real control plane's discovery server, without a cluster: proxies connect to it on loopback, and what
// it knows comes from its standard input.
//
// It first writes a line {"port"}. Then it reads requests {"id", "objects"} from its standard input, one a line, where
// objects is YAML that replaces the whole state of the mesh, and answers each with a line once it is part of a push.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"

	"istio.io/istio/pkg/log"
)

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
	keepQuiet()
	if err := serve(); err != nil {
		fmt.Fprintln(os.Stderr, "mesh:", err)
		os.Exit(1)
	}
}

// keepQuiet turns off Istio's log, which would mingle with the answers.
func keepQuiet() {
	for _, scope := range log.Scopes() {
		scope.SetOutputLevel(log.NoneLevel)
	}
}

func serve() error {
	m, port, err := startMesh()
	if err != nil {
		return err
	}
	out := json.NewEncoder(os.Stdout)
	if err := out.Encode(map[string]int{"port": port}); err != nil {
		return err
	}
	in := bufio.NewReaderSize(os.Stdin, 1<<20)
	for decoder := json.NewDecoder(in); decoder.More(); {
		var asked request
		if err := decoder.Decode(&asked); err != nil {
			return err
		}
		result := answer{ID: asked.ID}
		if result.Revision, err = m.replace(asked.Objects); err != nil {
			result.Error = err.Error()
		}
		if err := out.Encode(result); err != nil {
			return err
		}
	}
	return nil
}
