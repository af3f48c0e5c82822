package main

import (
	"context"
	"fmt"
	"sync"

	"cdk8s-istio/lab/program"
	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/api/errors"
	"k8s.io/apimachinery/pkg/api/meta"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/types"
	"k8s.io/client-go/dynamic"
)

const fieldManager = "lab"

// application is what is applied, as kubectl does it: on the server, with unknown fields refused.
type application struct {
	YAML string `json:"yaml"`
	// Unchecked applies one after the other. Otherwise nothing is applied where something would be refused.
	Unchecked bool `json:"unchecked"`
	// Dry only asks what would become of the objects.
	Dry bool `json:"dry"`
}

// verdict is what the API server says of an object.
type verdict struct {
	APIVersion string   `json:"apiVersion"`
	Kind       string   `json:"kind"`
	Namespace  string   `json:"namespace"`
	Name       string   `json:"name"`
	Layer      layer    `json:"layer,omitempty"`
	Message    string   `json:"message,omitempty"`
	Warnings   []string `json:"warnings"`
}

func (c *cluster) apply(ctx context.Context, it application) ([]verdict, error) {
	objects, err := program.ReadObjects(it.YAML)
	if err != nil {
		return nil, err
	}
	for _, object := range objects {
		if err := c.needNamespace(ctx, object); err != nil {
			return nil, err
		}
	}
	if !it.Unchecked {
		verdicts, err := c.applyAll(ctx, objects, metav1.DryRunAll)
		if err != nil || it.Dry || anyRefused(verdicts) {
			return verdicts, err
		}
	}
	return c.applyAll(ctx, objects)
}

func anyRefused(verdicts []verdict) bool {
	for _, one := range verdicts {
		if one.Layer != "" {
			return true
		}
	}
	return false
}

func (c *cluster) applyAll(ctx context.Context, objects []*unstructured.Unstructured, dryRun ...string) ([]verdict, error) {
	verdicts := make([]verdict, len(objects))
	for i, object := range objects {
		one, err := c.applyOne(ctx, object, dryRun)
		if err != nil {
			return nil, fmt.Errorf("%s %s/%s: %w", object.GetKind(), object.GetNamespace(), object.GetName(), err)
		}
		verdicts[i] = one
	}
	return verdicts, nil
}

func (c *cluster) applyOne(ctx context.Context, object *unstructured.Unstructured, dryRun []string) (verdict, error) {
	resource, err := c.resourceOf(object)
	if err != nil {
		return verdict{}, err
	}
	body, err := object.MarshalJSON()
	if err != nil {
		return verdict{}, err
	}
	ctx, heard := hear(ctx)
	force := true
	_, err = resource.Patch(ctx, object.GetName(), types.ApplyPatchType, body, metav1.PatchOptions{
		FieldManager: fieldManager, Force: &force, FieldValidation: metav1.FieldValidationStrict, DryRun: dryRun,
	})
	said := verdictOn(object)
	said.Warnings = heard.texts
	said.Layer, said.Message, err = refusal(err)
	return said, err
}

func (c *cluster) resourceOf(object *unstructured.Unstructured) (dynamic.ResourceInterface, error) {
	kind := object.GroupVersionKind()
	mapping, err := c.mapper.RESTMapping(kind.GroupKind(), kind.Version)
	if meta.IsNoMatchError(err) {
		c.mapper.Reset()
		mapping, err = c.mapper.RESTMapping(kind.GroupKind(), kind.Version)
	}
	if err != nil {
		return nil, err
	}
	if mapping.Scope.Name() == meta.RESTScopeNameRoot {
		return c.dynamic.Resource(mapping.Resource), nil
	}
	if object.GetNamespace() == "" {
		object.SetNamespace(metav1.NamespaceDefault)
	}
	return c.dynamic.Resource(mapping.Resource).Namespace(object.GetNamespace()), nil
}

// needNamespace makes the namespace of an object, as a user would have done before.
func (c *cluster) needNamespace(ctx context.Context, object *unstructured.Unstructured) error {
	name := object.GetNamespace()
	if object.GetKind() == "Namespace" {
		name = object.GetName()
	}
	if name == "" {
		return nil
	}
	_, err := c.kube.CoreV1().Namespaces().Create(ctx, &corev1.Namespace{ObjectMeta: metav1.ObjectMeta{Name: name}}, metav1.CreateOptions{})
	if errors.IsAlreadyExists(err) {
		return nil
	}
	return err
}

// get is an object as it is now, or nothing.
func (c *cluster) get(ctx context.Context, object unstructured.Unstructured) (*unstructured.Unstructured, error) {
	resource, err := c.resourceOf(&object)
	if err != nil {
		return nil, err
	}
	found, err := resource.Get(ctx, object.GetName(), metav1.GetOptions{})
	if errors.IsNotFound(err) {
		return nil, nil
	}
	return found, err
}

// list is all objects of a kind in a namespace.
func (c *cluster) list(ctx context.Context, object unstructured.Unstructured) ([]unstructured.Unstructured, error) {
	resource, err := c.resourceOf(&object)
	if err != nil {
		return nil, err
	}
	found, err := resource.List(ctx, metav1.ListOptions{})
	if err != nil {
		return nil, err
	}
	return found.Items, nil
}

type deletion struct {
	YAML string `json:"yaml"`
}

// delete deletes what is there of some objects, and with it what they own.
func (c *cluster) delete(ctx context.Context, it deletion) error {
	objects, err := program.ReadObjects(it.YAML)
	if err != nil {
		return err
	}
	background := metav1.DeletePropagationBackground
	for _, object := range objects {
		resource, err := c.resourceOf(object)
		if err != nil {
			return err
		}
		err = resource.Delete(ctx, object.GetName(), metav1.DeleteOptions{PropagationPolicy: &background})
		if err != nil && !errors.IsNotFound(err) {
			return err
		}
	}
	return nil
}

func verdictOn(object *unstructured.Unstructured) verdict {
	return verdict{
		APIVersion: object.GetAPIVersion(), Kind: object.GetKind(), Namespace: object.GetNamespace(), Name: object.GetName(),
		Warnings: []string{},
	}
}

// warnings hands each warning to whoever listens for those of a request.
type warnings struct{}

type listener struct {
	lock  sync.Mutex
	texts []string
}

type listenerKey struct{}

func hear(ctx context.Context) (context.Context, *listener) {
	heard := &listener{texts: []string{}}
	return context.WithValue(ctx, listenerKey{}, heard), heard
}

func (warnings) HandleWarningHeaderWithContext(ctx context.Context, code int, _ string, text string) {
	if heard, listens := ctx.Value(listenerKey{}).(*listener); listens && code == 299 {
		heard.lock.Lock()
		defer heard.lock.Unlock()
		heard.texts = append(heard.texts, text)
	}
}
