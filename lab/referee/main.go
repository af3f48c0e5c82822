// The referee tells what a real control plane says of manifests, without one: the schemas and CEL rules of the CRDs
// as the API server applies them, istiod's validating webhook, and all analyzers of istioctl.
//
// It reads requests {"id", "yaml", "analyze"} or {"id", "mesh": {"config", "networks"}} from its standard input, one a line, and
// answers each with a line. Only where a request says "analyze": true the analyzers are asked.
package main

import (
	"flag"

	"cdk8s-istio/lab/program"
)

type request struct {
	ID      int           `json:"id"`
	YAML    string        `json:"yaml"`
	Analyze bool          `json:"analyze"`
	Mesh    *meshQuestion `json:"mesh"`
}

type answer struct {
	ID       int          `json:"id"`
	Error    string       `json:"error,omitempty"`
	Verdicts []verdict    `json:"verdicts"`
	Messages []message    `json:"messages"`
	Unread   string       `json:"unread,omitempty"`
	Mesh     *meshVerdict `json:"mesh,omitempty"`
}

// verdict is what becomes of one object that is applied.
type verdict struct {
	APIVersion string   `json:"apiVersion"`
	Kind       string   `json:"kind"`
	Namespace  string   `json:"namespace"`
	Name       string   `json:"name"`
	Layer      string   `json:"layer,omitempty"`
	Message    string   `json:"message,omitempty"`
	Warnings   []string `json:"warnings"`
}

func main() {
	folder := flag.String("crds", "", "folder of the CRDs")
	flag.Parse()
	program.Run("referee", func() error { return serve(*folder) })
}

func serve(folder string) error {
	known, err := readSchemas(folder)
	if err != nil {
		return err
	}
	return program.Answer(func(asked request) answer { return judge(known, asked) })
}

func judge(known schemas, asked request) answer {
	result := answer{ID: asked.ID, Verdicts: []verdict{}, Messages: []message{}}
	if asked.Mesh != nil {
		result.Mesh = asked.Mesh.judge()
		return result
	}
	objects, err := program.ReadObjects(asked.YAML)
	if err != nil {
		result.Error = err.Error()
		return result
	}
	for _, object := range objects {
		one := verdict{
			APIVersion: object.GetAPIVersion(), Kind: object.GetKind(), Namespace: object.GetNamespace(), Name: object.GetName(),
			Warnings: []string{},
		}
		one.Layer, one.Message = known.judge(object)
		if one.Layer == "" {
			one.Layer, one.Message, one.Warnings = webhook(object)
		}
		result.Verdicts = append(result.Verdicts, one)
	}
	if asked.Analyze {
		result.Messages, result.Unread = analyze(asked.YAML, objects)
	}
	return result
}
