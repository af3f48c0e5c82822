package main

import (
	"encoding/json"
	"errors"
	"fmt"

	"cdk8s-istio/lab/program"
	"istio.io/istio/pilot/pkg/config/kube/crd"
	"istio.io/istio/pkg/config"
	"istio.io/istio/pkg/config/schema/collections"
	"istio.io/istio/pkg/config/schema/resource"
	"istio.io/istio/pkg/kube"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/defaulting"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/client-go/testing"
)

type key struct{ group, kind, namespace, name string }

func (k key) String() string {
	return fmt.Sprintf("%s %s/%s", k.kind, k.namespace, k.name)
}

// object is one that the control plane reads from a cluster, and if it is of Istio also from its store of configuration.
type object struct {
	key
	raw      string
	resource schema.GroupVersionResource
	kube     runtime.Object
	istio    *config.Config
}

func (m *mesh) readObjects(text string) ([]object, error) {
	manifests, err := program.ReadObjects(text)
	if err != nil {
		return nil, err
	}
	var objects []object
	for _, manifest := range manifests {
		one, err := m.readObject(manifest)
		if err != nil {
			return nil, err
		}
		objects = append(objects, one)
	}
	return objects, nil
}

// readObject refuses what the webhook would refuse: the generators are not made for it.
func (m *mesh) readObject(manifest *unstructured.Unstructured) (object, error) {
	kind := manifest.GroupVersionKind()
	read := object{key: key{kind.Group, kind.Kind, manifest.GetNamespace(), manifest.GetName()}}
	known := schemaOf(kind.GroupKind())
	if known == nil {
		return read, named(read.key, errors.New("the mesh does not watch this kind"))
	}
	// An API server gives each watcher the version that it asks for.
	manifest.SetAPIVersion(known.APIVersion())
	if structural := m.schemas[kind.GroupKind()]; structural != nil {
		defaulting.Default(manifest.Object, structural)
	}
	raw, err := json.Marshal(manifest.Object)
	if err != nil {
		return read, named(read.key, err)
	}
	read.raw, read.resource = string(raw), known.GroupVersionResource()
	if read.kube, _, err = kube.IstioCodec.UniversalDeserializer().Decode(raw, nil, nil); err != nil {
		return read, named(read.key, err)
	}
	if _, ours := collections.Istio.FindByGroupVersionKind(known.GroupVersionKind()); ours {
		read.istio, err = istioConfig(known, raw)
	}
	return read, named(read.key, err)
}

// schemaOf is what the control plane knows of a kind, in the version that it reads.
func schemaOf(kind schema.GroupKind) resource.Schema {
	for _, known := range collections.All.All() {
		if known.Group() == kind.Group && known.Kind() == kind.Kind {
			return known
		}
	}
	return nil
}

func istioConfig(known resource.Schema, raw []byte) (*config.Config, error) {
	var decoded crd.IstioKind
	if err := json.Unmarshal(raw, &decoded); err != nil {
		return nil, err
	}
	converted, err := crd.ConvertObject(known, &decoded, domain)
	if err == nil {
		_, err = known.ValidateConfig(*converted)
	}
	return converted, err
}

func named(at key, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s: %w", at, err)
}

func (m *mesh) put(one object, exists bool) error {
	if err := m.putConfig(one.istio, exists); err != nil {
		return err
	}
	tracker := m.tracker(one)
	if exists {
		return tracker.Update(one.resource, one.kube, one.namespace)
	}
	return tracker.Create(one.resource, one.kube, one.namespace)
}

func (m *mesh) putConfig(one *config.Config, exists bool) (err error) {
	store := m.server.Store()
	switch {
	case one == nil:
	case exists:
		// Age decides which of two rules for the same host wins.
		one.CreationTimestamp = store.Get(one.GroupVersionKind, one.Name, one.Namespace).CreationTimestamp
		_, err = store.Update(*one)
	default:
		_, err = store.Create(*one)
	}
	return err
}

func (m *mesh) remove(one object) error {
	if one.istio != nil {
		if err := m.server.Store().Delete(one.istio.GroupVersionKind, one.name, one.namespace, nil); err != nil {
			return err
		}
	}
	return m.tracker(one).Delete(one.resource, one.namespace, one.name)
}

// tracker is what stands for the API server.
func (m *mesh) tracker(one object) testing.ObjectTracker {
	client := m.server.KubeClient()
	var fake any = client.Kube()
	switch {
	case one.istio != nil:
		fake = client.Istio()
	case one.group == gatewayAPI:
		fake = client.GatewayAPI()
	}
	return fake.(interface{ Tracker() testing.ObjectTracker }).Tracker()
}

const gatewayAPI = "gateway.networking.k8s.io"
