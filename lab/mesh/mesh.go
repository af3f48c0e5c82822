package main

import (
	"errors"
	"fmt"
	"net"
	"os"
	"slices"
	"time"

	"cdk8s-istio/lab/crds"
	"cdk8s-istio/lab/traffic"
	"google.golang.org/protobuf/types/known/wrapperspb"
	meshconfig "istio.io/api/mesh/v1alpha1"
	"istio.io/istio/pilot/test/xds"
	meshdefaults "istio.io/istio/pkg/config/mesh"
	"istio.io/istio/pkg/config/schema/gvr"
	"istio.io/istio/pkg/kube"
	"istio.io/istio/pkg/kube/kclient/clienttest"
	"istio.io/istio/pkg/security"
	structuralschema "k8s.io/apiextensions-apiserver/pkg/apiserver/schema"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	metadatafake "k8s.io/client-go/metadata/fake"
	"k8s.io/client-go/testing"
)

const (
	domain   = "cluster.local"
	patience = 10 * time.Second
)

// mesh is the discovery server with what it was told last.
type mesh struct {
	server   *xds.FakeDiscoveryServer
	schemas  map[schema.GroupKind]*structuralschema.Structural
	known    map[key]object
	revision int
	// credentials are for a barrier: a listener without them is not served.
	credentials traffic.Credentials
}

func startMesh(folder string, credentials traffic.Credentials) (*mesh, int, error) {
	versions, err := crds.Read(folder)
	if err != nil {
		return nil, 0, err
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, 0, err
	}
	server := xds.NewFakeDiscoveryServer(failer{}, xds.FakeOptions{
		MeshConfig:                 meshConfig(),
		ListenerBuilder:            func() (net.Listener, error) { return listener, nil },
		DisableSecretAuthorization: true,
		KubeClientModifier:         func(client kube.Client) { install(client, versions) },
	})
	server.Discovery.Authenticators = []security.Authenticator{believer{}}
	schemas := map[schema.GroupKind]*structuralschema.Structural{}
	for _, one := range versions {
		schemas[one.GroupKind()] = one.Structural
	}
	return &mesh{server: server, schemas: schemas, known: map[key]object{}, credentials: credentials}, listener.Addr().(*net.TCPAddr).Port, nil
}

// install makes the CRDs known, for good: the fake control plane would write some over, as those of an old Gateway API,
// which it asks for none of the newer kinds.
func install(client kube.Client, versions []crds.Version) {
	for _, one := range versions {
		crd := schema.GroupVersionResource{Group: one.Group, Version: one.Version, Resource: one.Plural}
		clienttest.MakeCRDWithAnnotations(failer{}, client, crd, one.Annotations)
	}
	client.Metadata().(*metadatafake.FakeMetadataClient).PrependReactor("update", gvr.CustomResourceDefinition.Resource,
		func(action testing.Action) (bool, runtime.Object, error) {
			return true, action.(testing.UpdateAction).GetObject(), nil
		})
}

// meshConfig leaves out what a stock Envoy without an agent beside it cannot do: Istio's own filters, and mutual TLS.
func meshConfig() *meshconfig.MeshConfig {
	config := meshdefaults.DefaultMeshConfig()
	config.EnableAutoMtls = wrapperspb.Bool(false)
	config.DefaultProviders = &meshconfig.MeshConfig_DefaultProviders{}
	config.EnableTracing = false
	// What the mesh does not know must not leave it: the proxy's original destination would be the proxy itself.
	config.OutboundTrafficPolicy.Mode = meshconfig.MeshConfig_OutboundTrafficPolicy_REGISTRY_ONLY
	config.ExtensionProviders = []*meshconfig.MeshConfig_ExtensionProvider{authorizer("lab-first"), authorizer("lab-second")}
	return config
}

// authorizer is one for policies of the action CUSTOM, by the Service of its name in the namespace shop.
func authorizer(name string) *meshconfig.MeshConfig_ExtensionProvider {
	return &meshconfig.MeshConfig_ExtensionProvider{
		Name: name,
		Provider: &meshconfig.MeshConfig_ExtensionProvider_EnvoyExtAuthzHttp{
			EnvoyExtAuthzHttp: &meshconfig.MeshConfig_ExtensionProvider_EnvoyExternalAuthorizationHttpProvider{
				Service: name + ".shop.svc." + domain, Port: 8080,
			},
		},
	}
}

// replace makes the objects of two YAML texts the whole state of the mesh, those of the second when all of the first are taken in.
func (m *mesh) replace(text, lastText string) error {
	wanted, err := m.readObjects(text)
	if err != nil {
		return err
	}
	last, err := m.readObjects(lastText)
	if err != nil {
		return err
	}
	m.revision++
	barrier, err := m.barrierObjects(m.revision)
	if err != nil {
		return err
	}
	gateways := slices.ContainsFunc(wanted, func(one object) bool { return one.group == gatewayAPI })
	if gateways {
		more, err := m.gatewayBarrierObjects(m.revision)
		if err != nil {
			return err
		}
		barrier = append(barrier, more...)
	}
	if err := m.write(wanted, barrier, last); err != nil {
		return err
	}
	if err := until(func() bool {
		return m.reached(m.revision) && (!gateways || m.gatewayReached(fmt.Sprint(m.revision)))
	}); err != nil {
		return fmt.Errorf("the registries did not take the objects in: %w", err)
	}
	if err := m.putAll(last); err != nil {
		return err
	}
	m.server.Discovery.ConfigUpdate(everything())
	inbound := m.server.Discovery.InboundUpdates.Load()
	if err := until(func() bool { return m.server.Discovery.CommittedUpdates.Load() >= inbound }); err != nil {
		return fmt.Errorf("the push was not committed: %w", err)
	}
	return nil
}

// write makes the objects all there are besides the last, and writes the barrier when the rest is done.
func (m *mesh) write(wanted, barrier, last []object) error {
	stay := map[key]bool{}
	for _, one := range slices.Concat(wanted, barrier, last) {
		if stay[one.key] {
			return fmt.Errorf("%s is there twice", one.key)
		}
		stay[one.key] = true
	}
	if err := m.putAll(wanted); err != nil {
		return err
	}
	for at, one := range m.known {
		if stay[at] {
			continue
		}
		if err := m.remove(one); err != nil {
			return named(at, err)
		}
		delete(m.known, at)
	}
	return m.putAll(barrier)
}

func (m *mesh) putAll(objects []object) error {
	for _, one := range objects {
		before, exists := m.known[one.key]
		if exists && before.raw == one.raw {
			continue
		}
		if err := m.put(one, exists); err != nil {
			return named(one.key, err)
		}
		m.known[one.key] = one
	}
	return nil
}

func until(done func() bool) error {
	for end := time.Now().Add(patience); !done(); time.Sleep(time.Millisecond / 2) {
		if time.Now().After(end) {
			return errors.New("timed out")
		}
	}
	return nil
}

// failer ends the program where a test would fail.
type failer struct{}

func (failer) Fail()                             { failer{}.Fatal("failed") }
func (failer) FailNow()                          { failer{}.Fatal("failed") }
func (failer) Fatalf(format string, args ...any) { failer{}.Fatal(fmt.Sprintf(format, args...)) }
func (failer) Skip(args ...any)                  { failer{}.Fatal(args...) }
func (failer) Log(...any)                        {}
func (failer) Logf(string, ...any)               {}
func (failer) TempDir() string                   { return os.TempDir() }
func (failer) Helper()                           {}

// Cleanup does nothing: all ends with the process.
func (failer) Cleanup(func()) {}

func (failer) Fatal(args ...any) {
	fmt.Fprintln(os.Stderr, append([]any{"mesh:"}, args...)...)
	os.Exit(1)
}
