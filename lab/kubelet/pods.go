package main

import (
	"context"
	"fmt"
	"net/netip"
	"os"
	"sync"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/apimachinery/pkg/types"
)

// pods are those that run on the node.
type pods struct {
	*cluster
	lock    sync.Mutex
	known   map[types.UID]*pod
	started int
}

// changed starts a pod that is new, and ends one that is to be deleted.
func (p *pods) changed(ctx context.Context, object *corev1.Pod) {
	switch {
	case object.DeletionTimestamp != nil:
		go p.finish(ctx, object)
	case object.Spec.NodeName == "":
		go p.schedule(ctx, object)
	default:
		p.add(ctx, object)
	}
}

// schedule puts a pod on the only node there is.
func (p *pods) schedule(ctx context.Context, object *corev1.Pod) {
	binding := &corev1.Binding{
		ObjectMeta: metav1.ObjectMeta{Name: object.Name, Namespace: object.Namespace, UID: object.UID},
		Target:     corev1.ObjectReference{Kind: "Node", Name: nodeName},
	}
	// Another event for the same pod may have been faster.
	p.kube.CoreV1().Pods(object.Namespace).Bind(ctx, binding, metav1.CreateOptions{})
}

func (p *pods) add(ctx context.Context, object *corev1.Pod) {
	p.lock.Lock()
	defer p.lock.Unlock()
	if p.known[object.UID] != nil {
		return
	}
	p.started++
	number := p.started
	address := netip.AddrFrom4([4]byte{10, 244, byte(1 + number/250), byte(1 + number%250)})
	one := newPod(p.cluster, object.DeepCopy(), address)
	p.known[object.UID] = one
	go func() {
		if err := one.run(ctx, number); err != nil && one.ctx.Err() == nil {
			fmt.Fprintf(os.Stderr, "kubelet: pod %s/%s does not run: %v\n", object.Namespace, object.Name, err)
			one.fail(ctx, err)
		}
	}()
}

func (p *pods) finish(ctx context.Context, object *corev1.Pod) {
	p.remove(object.UID)
	now := int64(0)
	options := metav1.DeleteOptions{GracePeriodSeconds: &now, Preconditions: metav1.NewUIDPreconditions(string(object.UID))}
	// It may be gone already.
	p.kube.CoreV1().Pods(object.Namespace).Delete(ctx, object.Name, options)
}

func (p *pods) remove(uid types.UID) {
	p.lock.Lock()
	one := p.known[uid]
	delete(p.known, uid)
	p.lock.Unlock()
	if one != nil {
		one.stop()
	}
}

func (p *pods) all() (all []*pod) {
	p.lock.Lock()
	defer p.lock.Unlock()
	for _, one := range p.known {
		all = append(all, one)
	}
	return all
}

// serve opens the ports to which a Service leads.
func (p *pods) serve(service *corev1.Service) {
	for _, one := range p.all() {
		if err := one.serveFor(service); err != nil {
			fmt.Fprintf(os.Stderr, "kubelet: pod %s does not serve: %v\n", one.object.Name, err)
		}
	}
}

func isSelected(service *corev1.Service, object *corev1.Pod) bool {
	return len(service.Spec.Selector) > 0 && service.Namespace == object.Namespace &&
		labels.SelectorFromSet(service.Spec.Selector).Matches(labels.Set(object.Labels))
}

// reference names a workload: a pod, or what owns pods of that name.
type reference struct {
	Namespace string `json:"namespace"`
	Name      string `json:"name"`
}

// find is a running pod of a workload.
func (p *pods) find(wanted reference) (*pod, error) {
	for _, one := range p.all() {
		if one.object.Namespace == wanted.Namespace && one.belongsTo(wanted.Name) && one.isReady() {
			return one, nil
		}
	}
	return nil, fmt.Errorf("no pod of the workload '%s/%s' is ready", wanted.Namespace, wanted.Name)
}
