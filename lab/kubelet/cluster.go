package main

import (
	"context"
	"fmt"
	"os"
	"time"

	"cdk8s-istio/lab/traffic"
	"k8s.io/client-go/discovery/cached/memory"
	"k8s.io/client-go/dynamic"
	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes"
	corelisters "k8s.io/client-go/listers/core/v1"
	discoverylisters "k8s.io/client-go/listers/discovery/v1"
	"k8s.io/client-go/rest"
	"k8s.io/client-go/restmapper"
)

const joinPatience = time.Minute

// cluster is the lab's view of its API server, and the node in it.
type cluster struct {
	clients
	folder    string
	programs  *programs
	images    map[string]string
	authority *traffic.Authority
	factory   informers.SharedInformerFactory
	services  corelisters.ServiceLister
	podList   corelisters.PodLister
	slices    discoverylisters.EndpointSliceLister
	pods      *pods
}

type clients struct {
	rest    *rest.Config
	kube    kubernetes.Interface
	dynamic dynamic.Interface
	mapper  *restmapper.DeferredDiscoveryRESTMapper
}

// joining tells where the API server is, and what a node would pull.
type joining struct {
	Server string `json:"server"`
	Token  string `json:"token"`
	// Authority is the file with the root of the API server's certificate.
	Authority string `json:"authority"`
	// Images are the programs of images, by the last part of the image's name. All others are mocks.
	Images map[string]string `json:"images"`
}

// join makes this the node and the controllers of a cluster.
func (l *lab) join(it joining) (any, error) {
	root, err := readSoon(it.Authority)
	if err != nil {
		return nil, err
	}
	clients, err := newClients(it.Server, it.Token, root)
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(context.Background(), joinPatience)
	defer cancel()
	if err := until(ctx, clients.answering); err != nil {
		return nil, err
	}
	authority, err := traffic.NewAuthority()
	if err != nil {
		return nil, err
	}
	factory := informers.NewSharedInformerFactory(clients.kube, 0)
	c := &cluster{
		clients: clients, folder: l.folder, programs: l.programs, images: it.Images, authority: authority,
		factory:  factory,
		services: factory.Core().V1().Services().Lister(),
		podList:  factory.Core().V1().Pods().Lister(),
		slices:   factory.Discovery().V1().EndpointSlices().Lister(),
	}
	ctx = context.Background()
	if err := c.register(ctx); err != nil {
		return nil, err
	}
	if err := c.watch(ctx); err != nil {
		return nil, err
	}
	if err := c.control(ctx, root); err != nil {
		return nil, err
	}
	factory.Start(ctx.Done())
	factory.WaitForCacheSync(ctx.Done())
	l.cluster = c
	return nil, c.serveDNS()
}

// readSoon reads a file that another program is about to write.
func readSoon(path string) (content []byte, err error) {
	ctx, cancel := context.WithTimeout(context.Background(), joinPatience)
	defer cancel()
	err = until(ctx, func(context.Context) error {
		if content, err = os.ReadFile(path); err == nil && len(content) == 0 {
			err = fmt.Errorf("%s is empty", path)
		}
		return err
	})
	return content, err
}

// answering says whether the API server is ready.
func (c clients) answering(ctx context.Context) error {
	_, err := c.kube.Discovery().RESTClient().Get().AbsPath("/readyz").DoRaw(ctx)
	return err
}

func newClients(server, token string, root []byte) (made clients, err error) {
	made.rest = &rest.Config{
		Host: server, BearerToken: token, QPS: -1, Timeout: time.Minute,
		TLSClientConfig:           rest.TLSClientConfig{CAData: root, ServerName: "localhost"},
		WarningHandlerWithContext: warnings{},
	}
	if made.kube, err = kubernetes.NewForConfig(made.rest); err != nil {
		return made, err
	}
	made.mapper = restmapper.NewDeferredDiscoveryRESTMapper(memory.NewMemCacheClient(made.kube.Discovery()))
	made.dynamic, err = dynamic.NewForConfig(made.rest)
	return made, err
}
