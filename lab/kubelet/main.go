// The kubelet is the first process in the namespaces of a full lab: all that runs there ends with it.
//
// It sets up the network, runs the programs that it is told to run, and, once an API server is among them, the
// controllers of Kubernetes and the pods of its one node. It reads requests {"id", "do", "with"} from its standard input,
// one a line, and answers each with a line {"id", "error", "result"} when it is done.
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"

	"cdk8s-istio/lab/program"
	"github.com/go-logr/logr"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/klog/v2"
)

type request struct {
	ID   int             `json:"id"`
	Do   string          `json:"do"`
	With json.RawMessage `json:"with"`
}

type answer struct {
	ID     int    `json:"id"`
	Error  string `json:"error,omitempty"`
	Result any    `json:"result,omitempty"`
}

func main() {
	folder := flag.String("folder", "", "where pods have their files and programs their logs")
	door := flag.String("door", "", "the socket through which others reach this network")
	flag.Parse()
	program.Run("kubelet", func() error { return serve(*folder, *door) })
}

func serve(folder, door string) error {
	// The controllers tell what they do in the answers' way.
	klog.SetLogger(logr.Discard())
	klog.SetOutput(io.Discard)
	if err := setUpNode(folder); err != nil {
		return fmt.Errorf("the network could not be set up: %w", err)
	}
	if err := openDoor(door); err != nil {
		return err
	}
	lab := &lab{folder: folder, programs: newPrograms(folder)}
	return program.AnswerAtOnce(func(asked request) answer {
		result, err := lab.do(context.Background(), asked)
		if err != nil {
			return answer{ID: asked.ID, Error: err.Error()}
		}
		return answer{ID: asked.ID, Result: result}
	})
}

// lab is all that questions are about. It has a cluster once there is an API server.
type lab struct {
	folder   string
	programs *programs
	*cluster
}

func (l *lab) do(ctx context.Context, asked request) (any, error) {
	if l.cluster == nil {
		switch asked.Do {
		case "start":
			return with(asked, l.programs.start)
		case "join":
			return with(asked, l.join)
		}
		return nil, fmt.Errorf("nothing but 'start' and 'join' can be done before there is a cluster, not '%s'", asked.Do)
	}
	switch asked.Do {
	case "apply":
		return with(asked, func(it application) (any, error) { return l.apply(ctx, it) })
	case "delete":
		return with(asked, func(it deletion) (any, error) { return nil, l.delete(ctx, it) })
	case "get":
		return with(asked, func(it unstructured.Unstructured) (any, error) { return l.get(ctx, it) })
	case "list":
		return with(asked, func(it unstructured.Unstructured) (any, error) { return l.list(ctx, it) })
	case "send":
		return with(asked, func(it sending) (any, error) { return l.send(ctx, it) })
	case "settle":
		return with(asked, func(it settling) (any, error) { return nil, l.settle(ctx, it) })
	case "config":
		return with(asked, func(it reference) (any, error) { return l.config(ctx, it) })
	}
	return nil, fmt.Errorf("nobody here knows how to do '%s'", asked.Do)
}

func with[Given, Result any](asked request, do func(Given) (Result, error)) (Result, error) {
	var given Given
	if err := json.Unmarshal(asked.With, &given); err != nil {
		var none Result
		return none, err
	}
	return do(given)
}
