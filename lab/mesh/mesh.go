package main

import (
	"errors"
	"fmt"
	"net"
	"os"
	"slices"
	"time"

	"google.golang.org/protobuf/types/known/wrapperspb"
	meshconfig "istio.io/api/mesh/v1alpha1"
	"istio.io/istio/pilot/test/xds"
	meshdefaults "istio.io/istio/pkg/config/mesh"
	"istio.io/istio/pkg/config/schema/gvr"
	"istio.io/istio/pkg/kube"
	"istio.io/istio/pkg/kube/kclient/clienttest"
	"istio.io/istio/pkg/security"
)

const (
	domain   = "cluster.local"
	patience = 10 * time.Second
)

// mesh is the discovery server with what it was told last.
type mesh struct {
	server   *xds.FakeDiscoveryServer
	known    map[key]object
	revision int
}

func startMesh() (*mesh, int, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, 0, err
	}
	server := xds.NewFakeDiscoveryServer(failer{}, xds.FakeOptions{
		MeshConfig:                 meshConfig(),
		ListenerBuilder:            func() (net.Listener, error) { return listener, nil },
		DisableSecretAuthorization: true,
		KubeClientModifier: func(client kube.Client) {
			// The others are there already.
			clienttest.MakeCRD(failer{}, client, gvr.ListenerSet)
			clienttest.MakeCRD(failer{}, client, gvr.BackendTLSPolicy)
		},
	})
	server.Discovery.Authenticators = []security.Authenticator{believer{}}
	return &mesh{server: server, known: map[key]object{}}, listener.Addr().(*net.TCPAddr).Port, nil
}

// meshConfig leaves out what a stock Envoy without an agent beside it cannot do: Istio's own filters, and mutual TLS.
func meshConfig() *meshconfig.MeshConfig {
	config := meshdefaults.DefaultMeshConfig()
	config.EnableAutoMtls = wrapperspb.Bool(false)
	config.DefaultProviders = &meshconfig.MeshConfig_DefaultProviders{}
	config.EnableTracing = false
	// What the mesh does not know must not leave it: the proxy's original destination would be the proxy itself.
	config.OutboundTrafficPolicy.Mode = meshconfig.MeshConfig_OutboundTrafficPolicy_REGISTRY_ONLY
	return config
}

// replace makes the objects of a YAML text the whole state of the mesh.
func (m *mesh) replace(text string) error {
	wanted, err := readObjects(text)
	if err != nil {
		return err
	}
	m.revision++
	barrier, err := barrierObjects(m.revision)
	if err != nil {
		return err
	}
	if err := m.write(wanted, barrier); err != nil {
		return err
	}
	if err := until(func() bool { return m.reached(m.revision) }); err != nil {
		return fmt.Errorf("the registries did not take the objects in: %w", err)
	}
	m.server.Discovery.ConfigUpdate(everything())
	inbound := m.server.Discovery.InboundUpdates.Load()
	if err := until(func() bool { return m.server.Discovery.CommittedUpdates.Load() >= inbound }); err != nil {
		return fmt.Errorf("the push was not committed: %w", err)
	}
	return nil
}

// write makes the objects all there are, and writes the barrier when the rest is done.
func (m *mesh) write(wanted, barrier []object) error {
	stay := map[key]bool{}
	for _, one := range append(slices.Clone(wanted), barrier...) {
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
