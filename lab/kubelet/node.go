package main

import (
	"context"
	"fmt"
	"net/netip"
	"runtime"
	"sync/atomic"

	corev1 "k8s.io/api/core/v1"
	discoveryv1 "k8s.io/api/discovery/v1"
	"k8s.io/apimachinery/pkg/api/resource"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/types"
	"k8s.io/client-go/tools/cache"
)

const nodeName = "lab"

// register makes the node of the cluster.
func (c *cluster) register(ctx context.Context) error {
	_, err := c.kube.CoreV1().Nodes().Create(ctx, &corev1.Node{
		ObjectMeta: metav1.ObjectMeta{Name: nodeName, Labels: map[string]string{corev1.LabelHostname: nodeName}},
		Status: corev1.NodeStatus{
			Addresses:   []corev1.NodeAddress{{Type: corev1.NodeInternalIP, Address: nodeAddress.String()}},
			Allocatable: allocatable(),
			Capacity:    allocatable(),
			Conditions:  []corev1.NodeCondition{{Type: corev1.NodeReady, Status: corev1.ConditionTrue}},
		},
	}, metav1.CreateOptions{})
	return err
}

func allocatable() corev1.ResourceList {
	return corev1.ResourceList{
		corev1.ResourceCPU:    *resource.NewQuantity(int64(runtime.NumCPU()), resource.DecimalSI),
		corev1.ResourceMemory: resource.MustParse("4Gi"),
	}
}

// watch does what the kubelet, kube-proxy and the load balancer of a cloud do when something changes.
func (c *cluster) watch(ctx context.Context) error {
	c.pods = &pods{cluster: c, known: map[types.UID]*pod{}}
	proxy := newServiceProxy(c)
	core := c.factory.Core().V1()
	for informer, handle := range map[cache.SharedIndexInformer]func(any){
		core.Pods().Informer(): func(one any) { c.pods.changed(ctx, one.(*corev1.Pod)) },
		core.Services().Informer(): func(one any) {
			c.balance(ctx, one.(*corev1.Service))
			proxy.changed()
			c.pods.serve(one.(*corev1.Service))
		},
		c.factory.Discovery().V1().EndpointSlices().Informer(): func(one any) { proxy.changed() },
	} {
		if _, err := informer.AddEventHandler(handler(handle)); err != nil {
			return err
		}
	}
	_, err := core.Pods().Informer().AddEventHandler(cache.ResourceEventHandlerFuncs{DeleteFunc: func(gone any) {
		if one, isPod := gone.(*corev1.Pod); isPod {
			go c.pods.remove(one.UID)
		}
	}})
	return err
}

// handler handles what is there, was changed, and is no more, in the same way.
func handler(handle func(any)) cache.ResourceEventHandlerFuncs {
	return cache.ResourceEventHandlerFuncs{
		AddFunc:    handle,
		UpdateFunc: func(_, one any) { handle(one) },
		DeleteFunc: func(gone any) {
			switch gone := gone.(type) {
			case *discoveryv1.EndpointSlice, *corev1.Service:
				handle(gone)
			}
		},
	}
}

var balanced atomic.Uint32

// balance gives a Service an address outside, as a cloud would.
func (c *cluster) balance(ctx context.Context, service *corev1.Service) {
	if service.Spec.Type != corev1.ServiceTypeLoadBalancer || len(service.Status.LoadBalancer.Ingress) > 0 {
		return
	}
	number := balanced.Add(1)
	address := netip.AddrFrom4([4]byte{198, 51, 100, byte(number)})
	patch := fmt.Sprintf(`{"status":{"loadBalancer":{"ingress":[{"ip":%q,"ipMode":"VIP"}]}}}`, address)
	// Where the Service has gone in between, there is nothing left to do.
	c.kube.CoreV1().Services(service.Namespace).Patch(ctx, service.Name, types.MergePatchType, []byte(patch), metav1.PatchOptions{}, "status")
}
