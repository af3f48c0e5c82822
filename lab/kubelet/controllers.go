package main

import (
	"context"
	"time"

	v1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/client-go/metadata"
	"k8s.io/client-go/metadata/metadatainformer"
	"k8s.io/controller-manager/pkg/informerfactory"
	"k8s.io/klog/v2"
	"k8s.io/kubernetes/pkg/controller/certificates/rootcacertpublisher"
	"k8s.io/kubernetes/pkg/controller/deployment"
	"k8s.io/kubernetes/pkg/controller/endpointslice"
	"k8s.io/kubernetes/pkg/controller/garbagecollector"
	"k8s.io/kubernetes/pkg/controller/namespace"
	"k8s.io/kubernetes/pkg/controller/replicaset"
	"k8s.io/kubernetes/pkg/controller/serviceaccount"
)

const (
	workers          = 4
	slicesOfUpTo     = 100
	podsAtOnce       = 100
	discoveryRenewed = 5 * time.Second
)

// control runs those of Kubernetes' own controllers that a mesh lives on.
func (c *cluster) control(ctx context.Context, root []byte) error {
	core, apps := c.factory.Core().V1(), c.factory.Apps().V1()
	deployments, err := deployment.NewDeploymentController(ctx, apps.Deployments(), apps.ReplicaSets(), core.Pods(), c.kube)
	if err != nil {
		return err
	}
	replicaSets := replicaset.NewReplicaSetController(ctx, apps.ReplicaSets(), core.Pods(), c.kube, podsAtOnce)
	slices := endpointslice.NewController(ctx, core.Pods(), core.Services(), core.Nodes(), c.factory.Discovery().V1().EndpointSlices(),
		slicesOfUpTo, c.kube, 0)
	accounts, err := serviceaccount.NewServiceAccountsController(klog.FromContext(ctx), core.ServiceAccounts(), core.Namespaces(), c.kube,
		serviceaccount.DefaultServiceAccountsControllerOptions())
	if err != nil {
		return err
	}
	roots, err := rootcacertpublisher.NewPublisher(core.ConfigMaps(), core.Namespaces(), c.kube, root)
	if err != nil {
		return err
	}
	light, err := metadata.NewForConfig(c.rest)
	if err != nil {
		return err
	}
	namespaces := namespace.NewNamespaceController(ctx, c.kube, light, c.kube.Discovery().ServerPreferredNamespacedResources,
		core.Namespaces(), 0, v1.FinalizerKubernetes)
	if err := c.collectGarbage(ctx, light); err != nil {
		return err
	}
	go deployments.Run(ctx, workers)
	go replicaSets.Run(ctx, workers)
	go slices.Run(ctx, workers)
	go accounts.Run(ctx, workers)
	go roots.Run(ctx, workers)
	go namespaces.Run(ctx, workers)
	return nil
}

// collectGarbage deletes what has lost its owner: the pods of a Deployment, what istiod made for a Gateway.
func (c *cluster) collectGarbage(ctx context.Context, light metadata.Interface) error {
	started := make(chan struct{})
	shared := informerfactory.NewInformerFactory(c.factory, metadatainformer.NewSharedInformerFactory(light, 0))
	collector, err := garbagecollector.NewGarbageCollector(ctx, c.kube, light, c.mapper, map[schema.GroupResource]struct{}{}, shared, started)
	if err != nil {
		return err
	}
	close(started)
	go collector.Run(ctx, workers, discoveryRenewed)
	go collector.Sync(ctx, c.kube.Discovery(), discoveryRenewed)
	return nil
}
