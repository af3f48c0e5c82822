package main

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/netip"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"cdk8s-istio/lab/traffic"
	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/apimachinery/pkg/util/intstr"
)

// initIptables is what Istio's init container is told to do.
const initIptables = "istio-iptables"

// proxyContainer is the name that Istio gives its sidecars and gateways.
const proxyContainer = "istio-proxy"

// pod is one that runs: its network, its programs, and mocks in place of those that the lab does not have.
type pod struct {
	*cluster
	object  *corev1.Pod
	address netip.Addr
	folder  string
	ctx     context.Context
	cancel  context.CancelFunc
	ready   atomic.Bool

	lock    sync.Mutex
	network *podNetwork
	started []*running
	mocks   map[uint16]io.Closer
}

func newPod(c *cluster, object *corev1.Pod, address netip.Addr) *pod {
	ctx, cancel := context.WithCancel(context.Background())
	// What Istio's programs are told of their pod.
	object.Status.PodIP, object.Status.HostIP = address.String(), nodeAddress.String()
	object.Status.PodIPs, object.Status.HostIPs = []corev1.PodIP{{IP: address.String()}}, []corev1.HostIP{{IP: nodeAddress.String()}}
	return &pod{
		cluster: c, object: object, address: address, ctx: ctx, cancel: cancel, mocks: map[uint16]io.Closer{},
		folder: filepath.Join(c.folder, "pods", string(object.UID)),
	}
}

// run starts all of it, and tells the API server when it is ready.
func (p *pod) run(ctx context.Context, number int) error {
	if err := p.start(number); err != nil {
		return err
	}
	services, err := p.services.Services(p.object.Namespace).List(labels.Everything())
	if err != nil {
		return err
	}
	for _, service := range services {
		if err := p.serveFor(service); err != nil {
			return err
		}
	}
	if err := p.awaitReady(); err != nil {
		return err
	}
	p.ready.Store(true)
	return p.report(ctx)
}

func (p *pod) start(number int) error {
	p.lock.Lock()
	defer p.lock.Unlock()
	if p.ctx.Err() != nil {
		return p.ctx.Err()
	}
	network, err := newPodNetwork(number, p.address)
	if err != nil {
		return err
	}
	p.network = network
	for _, container := range slices.Concat(p.object.Spec.InitContainers, p.object.Spec.Containers) {
		if err := p.startContainer(container); err != nil {
			return fmt.Errorf("container %s: %w", container.Name, err)
		}
	}
	return nil
}

// startContainer runs the program of its image, or a mock. Nothing is known of init containers of others.
func (p *pod) startContainer(container corev1.Container) error {
	path, isKnown := p.programOf(container)
	isInit := slices.ContainsFunc(p.object.Spec.InitContainers, func(one corev1.Container) bool { return one.Name == container.Name })
	switch {
	case isKnown && len(container.Args) > 0 && container.Args[0] == initIptables:
		return p.network.redirect()
	case isKnown:
		return p.startProgram(path, container)
	case isInit:
		return nil
	}
	for _, port := range container.Ports {
		if err := p.listen(uint16(port.ContainerPort)); err != nil {
			return err
		}
	}
	return nil
}

// programOf tells the program of an image by the last part of its name.
func (p *pod) programOf(container corev1.Container) (string, bool) {
	name, _, _ := strings.Cut(filepath.Base(container.Image), ":")
	path, isKnown := p.images[name]
	return path, isKnown
}

// isMock is a pod that has programs which are not Istio's.
func (p *pod) isMock() bool {
	return slices.ContainsFunc(p.object.Spec.Containers, func(one corev1.Container) bool {
		_, isKnown := p.programOf(one)
		return !isKnown
	})
}

// serveFor opens the ports to which a Service leads, whether its containers name them or not.
func (p *pod) serveFor(service *corev1.Service) error {
	if !isSelected(service, p.object) || !p.isMock() {
		return nil
	}
	p.lock.Lock()
	defer p.lock.Unlock()
	if p.network == nil {
		return nil
	}
	for _, port := range service.Spec.Ports {
		if port.TargetPort.Type == intstr.Int && port.TargetPort.IntVal > 0 {
			if err := p.listen(uint16(port.TargetPort.IntVal)); err != nil {
				return err
			}
		}
	}
	return nil
}

func (p *pod) listen(port uint16) error {
	if p.mocks[port] != nil {
		return nil
	}
	return p.network.within(func() error {
		listener, err := net.Listen("tcp4", netip.AddrPortFrom(netip.IPv4Unspecified(), port).String())
		if err == nil {
			p.mocks[port] = traffic.Serve(listener, p.identity(), p.authority)
		}
		return err
	})
}

func (p *pod) identity() traffic.Identity {
	service := p.object.Labels["app"]
	if service == "" {
		service = p.workload()
	}
	return traffic.Identity{Service: service, Version: p.object.Labels["version"], Pod: p.object.Name}
}

// workload is the name of the Deployment that the pod is of, or else its own.
func (p *pod) workload() string {
	hash, owned := p.object.Labels["pod-template-hash"]
	if name, _, cut := strings.Cut(p.object.Name, "-"+hash+"-"); owned && cut {
		return name
	}
	return p.object.Name
}

func (p *pod) belongsTo(workload string) bool {
	return workload == p.workload() || workload == p.object.Name
}

func (p *pod) isReady() bool { return p.ready.Load() }

// hasProxy tells whether an Envoy of Istio is in it.
func (p *pod) hasProxy() bool {
	return slices.ContainsFunc(slices.Concat(p.object.Spec.InitContainers, p.object.Spec.Containers), func(one corev1.Container) bool {
		return one.Name == proxyContainer
	})
}

// stop ends all of it.
func (p *pod) stop() {
	p.cancel()
	p.lock.Lock()
	defer p.lock.Unlock()
	for _, one := range p.started {
		one.end()
	}
	for _, one := range p.mocks {
		one.Close()
	}
	if p.network != nil {
		p.network.close()
	}
	os.RemoveAll(p.folder)
}
