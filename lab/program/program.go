// Package program has what the lab's programs share: each answers questions, a line of JSON each, about manifests.
package program

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"istio.io/istio/pkg/log"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime"
	utiljson "k8s.io/apimachinery/pkg/util/json"
	"k8s.io/apimachinery/pkg/util/yaml"
)

// Run does the work of a program and ends it with 1 where that fails. Istio's log is off, as it would mingle with the answers.
func Run(name string, work func() error) {
	for _, scope := range log.Scopes() {
		scope.SetOutputLevel(log.NoneLevel)
	}
	if err := work(); err != nil {
		fmt.Fprintln(os.Stderr, name+":", err)
		os.Exit(1)
	}
}

// Say writes a line to standard output.
func Say(line any) error {
	return json.NewEncoder(os.Stdout).Encode(line)
}

// Answer reads questions from standard input until it ends, and answers each.
func Answer[Question, Reply any](reply func(Question) Reply) error {
	return questions(func(question Question) error { return Say(reply(question)) })
}

// AnswerAtOnce is Answer where a question does not wait for those before it.
func AnswerAtOnce[Question, Reply any](reply func(Question) Reply) error {
	failed := make(chan error, 1)
	go func() {
		failed <- questions(func(question Question) error {
			go func() {
				if err := Say(reply(question)); err != nil {
					select {
					case failed <- err:
					default:
					}
				}
			}()
			return nil
		})
	}()
	return <-failed
}

func questions[Question any](each func(Question) error) error {
	in := bufio.NewReaderSize(os.Stdin, 1<<20)
	for decoder := json.NewDecoder(in); decoder.More(); {
		var question Question
		if err := decoder.Decode(&question); err != nil {
			return err
		}
		if err := each(question); err != nil {
			return err
		}
	}
	return nil
}

// ReadObjects reads the objects of a YAML text. Whole numbers are integers, as the API server reads them.
func ReadObjects(text string) ([]*unstructured.Unstructured, error) {
	var objects []*unstructured.Unstructured
	for decoder := yaml.NewYAMLOrJSONDecoder(strings.NewReader(text), 1<<20); ; {
		var text runtime.RawExtension
		switch err := decoder.Decode(&text); {
		case errors.Is(err, io.EOF):
			return objects, nil
		case err != nil:
			return nil, err
		}
		object := &unstructured.Unstructured{}
		if len(text.Raw) > 0 {
			if err := utiljson.Unmarshal(text.Raw, &object.Object); err != nil {
				return nil, err
			}
		}
		if len(object.Object) > 0 {
			objects = append(objects, object)
		}
	}
}
