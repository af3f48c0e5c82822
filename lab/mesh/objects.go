package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"cdk8s-istio/lab/program"
	"istio.io/istio/pilot/pkg/config/kube/crd"
	"istio.io/istio/pkg/config"
	"istio.io/istio/pkg/config/schema/collections"
	"istio.io/istio/pkg/config/schema/resource"
	"istio.io/istio/pkg/kube"
	corev1 "k8s.io/api/core/v1"
	discoveryv1 "k8s.io/api/discovery/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime"
)

type key struct{ group, kind, namespace, name string }

func (k key) String() string {
	return fmt.Sprintf("%s %s/%s", k.kind, k.namespace, k.name)
}

// object is either one of Istio or one of Kubernetes.
type object struct {
	key
	raw   string
	istio *config.Config
	kube  runtime.Object
}

func readObjects(text string) ([]object, error) {
	manifests, err := program.ReadObjects(text)
	if err != nil {
		return nil, err
	}
	var objects []object
	for _, manifest := range manifests {
		one, err := readObject(manifest)
		if err != nil {
			return nil, err
		}
		objects = append(objects, one)
	}
	return objects, nil
}

// readObject refuses what the webhook would refuse: the generators are not made for it.
func readObject(manifest *unstructured.Unstructured) (object, error) {
	kind := manifest.GroupVersionKind()
	raw, err := json.Marshal(manifest.Object)
	if err != nil {
		return object{}, err
	}
	read := object{key: key{kind.Group, kind.Kind, manifest.GetNamespace(), manifest.GetName()}, raw: string(raw)}
	schema, istio := collections.Istio.FindByGroupVersionAliasesKind(resource.FromKubernetesGVK(&kind))
	if !istio {
		read.kube, _, err = kube.IstioCodec.UniversalDeserializer().Decode(raw, nil, nil)
		return read, named(read.key, err)
	}
	var decoded crd.IstioKind
	if err := json.Unmarshal(raw, &decoded); err != nil {
		return read, named(read.key, err)
	}
	if read.istio, err = crd.ConvertObject(schema, &decoded, domain); err == nil {
		_, err = schema.ValidateConfig(*read.istio)
	}
	return read, named(read.key, err)
}

func named(at key, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s: %w", at, err)
}

func (m *mesh) put(one object, exists bool) (err error) {
	if one.istio == nil {
		return m.putKube(one.kube, exists)
	}
	store := m.server.Store()
	if exists {
		// Age decides which of two rules for the same host wins.
		old := store.Get(one.istio.GroupVersionKind, one.istio.Name, one.istio.Namespace)
		one.istio.CreationTimestamp = old.CreationTimestamp
		_, err = store.Update(*one.istio)
	} else {
		_, err = store.Create(*one.istio)
	}
	return err
}

func (m *mesh) putKube(one runtime.Object, exists bool) error {
	client := m.server.KubeClient().Kube()
	switch one := one.(type) {
	case *corev1.Namespace:
		return put(client.CoreV1().Namespaces(), one, exists)
	case *corev1.Pod:
		return put(client.CoreV1().Pods(one.Namespace), one, exists)
	case *corev1.Service:
		return put(client.CoreV1().Services(one.Namespace), one, exists)
	case *discoveryv1.EndpointSlice:
		return put(client.DiscoveryV1().EndpointSlices(one.Namespace), one, exists)
	}
	return errors.New("the mesh does not watch this kind")
}

type writer[T any] interface {
	Create(context.Context, T, metav1.CreateOptions) (T, error)
	Update(context.Context, T, metav1.UpdateOptions) (T, error)
}

func put[T any](client writer[T], one T, exists bool) (err error) {
	if exists {
		_, err = client.Update(context.Background(), one, metav1.UpdateOptions{})
	} else {
		_, err = client.Create(context.Background(), one, metav1.CreateOptions{})
	}
	return err
}

func (m *mesh) remove(one object) error {
	if one.istio != nil {
		return m.server.Store().Delete(one.istio.GroupVersionKind, one.name, one.namespace, nil)
	}
	client, ctx, options := m.server.KubeClient().Kube(), context.Background(), metav1.DeleteOptions{}
	switch one.kind {
	case "Namespace":
		return client.CoreV1().Namespaces().Delete(ctx, one.name, options)
	case "Pod":
		return client.CoreV1().Pods(one.namespace).Delete(ctx, one.name, options)
	case "Service":
		return client.CoreV1().Services(one.namespace).Delete(ctx, one.name, options)
	}
	return client.DiscoveryV1().EndpointSlices(one.namespace).Delete(ctx, one.name, options)
}
