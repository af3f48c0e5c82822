package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"istio.io/istio/pilot/pkg/config/kube/crd"
	"istio.io/istio/pkg/config/analysis/analyzers"
	"istio.io/istio/pkg/config/analysis/local"
	"istio.io/istio/pkg/config/resource"
	"istio.io/istio/pkg/config/schema/collections"
	schemaresource "istio.io/istio/pkg/config/schema/resource"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
)

const domain = "cluster.local"

// message is a finding of istioctl analyze.
type message struct {
	Code      string `json:"code"`
	Level     string `json:"level"`
	Origin    string `json:"origin"`
	Reference string `json:"reference"`
	Message   string `json:"message"`
}

// webhook says what istiod's validating webhook answers for an object of Istio.
func webhook(object *unstructured.Unstructured) (layer, refusal string, warnings []string) {
	warnings = []string{}
	kind := object.GroupVersionKind()
	schema, exists := collections.Istio.FindByGroupKind(schemaresource.FromKubernetesGVK(&kind))
	if !exists {
		return "", "", warnings
	}
	raw, err := object.MarshalJSON()
	if err != nil {
		return "webhook", err.Error(), warnings
	}
	var decoded crd.IstioKind
	if err := json.Unmarshal(raw, &decoded); err != nil {
		return "webhook", err.Error(), warnings
	}
	config, err := crd.ConvertObject(schema, &decoded, domain)
	if err != nil {
		return "webhook", fmt.Sprintf("error decoding configuration: %v", err), warnings
	}
	warned, err := schema.ValidateConfig(*config)
	if warned != nil {
		warnings = append(warnings, warned.Error())
	}
	if err != nil {
		return "webhook", err.Error(), warnings
	}
	return "", "", warnings
}

// addNetworks takes the networks of the mesh from the ConfigMap of istiod, as istioctl does in a cluster; of files it takes them from one alone.
func addNetworks(source *local.IstiodAnalyzer, objects []*unstructured.Unstructured) error {
	for _, object := range objects {
		networks, exists, _ := unstructured.NestedString(object.Object, "data", "meshNetworks")
		if !exists || object.GetKind() != "ConfigMap" || object.GetNamespace() != "istio-system" || object.GetName() != "istio" {
			continue
		}
		folder, err := os.MkdirTemp("", "networks-")
		if err != nil {
			return err
		}
		defer os.RemoveAll(folder)
		file := filepath.Join(folder, "networks.yaml")
		if err := os.WriteFile(file, []byte(networks), 0o600); err != nil {
			return err
		}
		return source.AddFileKubeMeshNetworks(file)
	}
	return nil
}

// analyze runs all analyzers over all objects of all namespaces, those that istioctl leaves out of files included.
// What it could not read of the text is told beside the messages about the rest, and so is an analyzer that breaks.
func analyze(text string, objects []*unstructured.Unstructured) (found []message, unread string) {
	found = []message{}
	defer func() {
		if broken := recover(); broken != nil {
			unread = fmt.Sprint("an analyzer broke: ", broken)
		}
	}()
	cancel := make(chan struct{})
	defer close(cancel)
	source := local.NewSourceAnalyzer(analyzers.AllCombined(), resource.Namespace(""), resource.Namespace("istio-system"), nil)
	if err := source.AddTestReaderKubeSource([]local.ReaderSource{{Name: "input.yaml", Reader: strings.NewReader(text)}}); err != nil {
		unread = err.Error()
	}
	if err := addNetworks(source, objects); err != nil {
		return found, err.Error()
	}
	result, err := source.Analyze(cancel)
	if err != nil {
		return found, err.Error()
	}
	for _, one := range result.Messages {
		fields := one.Unstructured(true)
		text := func(name string) string {
			value, _ := fields[name].(string)
			return value
		}
		found = append(found, message{text("code"), text("level"), text("origin"), text("reference"), text("message")})
	}
	return found, unread
}
