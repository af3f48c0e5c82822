package main

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"cdk8s-istio/lab/program"
	appsv1 "k8s.io/api/apps/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/labels"
)

// settling names what must be in use.
type settling struct {
	// YAML are the objects of which istiod must know what they are now, or that they are gone.
	YAML string `json:"yaml"`
	// Patience in milliseconds.
	Patience int `json:"patience"`
}

// collecting is longer than istiod collects changes before it pushes them.
const collecting = 40 * time.Millisecond

// settle waits until istiod knows all, and all proxies have it in use.
func (c *cluster) settle(ctx context.Context, it settling) error {
	ctx, cancel := context.WithTimeout(ctx, time.Duration(it.Patience)*time.Millisecond)
	defer cancel()
	objects, err := program.ReadObjects(it.YAML)
	if err != nil {
		return err
	}
	if err := until(ctx, func(ctx context.Context) error { return c.gatewaysProgrammed(ctx, objects) }); err != nil {
		return err
	}
	if err := until(ctx, c.podsReady); err != nil {
		return err
	}
	pod, err := c.pods.find(reference{"istio-system", "istiod"})
	if err != nil {
		return err
	}
	control := istiod{pod}
	wanted, err := c.versionsOf(ctx, objects)
	if err != nil {
		return err
	}
	if err := until(ctx, func(ctx context.Context) error { return control.knows(ctx, wanted) }); err != nil {
		return err
	}
	if err := until(ctx, func(ctx context.Context) error { return c.endpointsKnown(ctx, control) }); err != nil {
		return err
	}
	if err := c.pushed(ctx, control); err != nil {
		return err
	}
	return until(ctx, c.proxiesContent)
}

// pushed has istiod send everything to all proxies, until no newer state shows up that was on its way.
func (c *cluster) pushed(ctx context.Context, control istiod) error {
	for newest := -1; ; {
		if err := pause(ctx, collecting); err != nil {
			return err
		}
		before, err := control.synced(ctx)
		if err != nil {
			return err
		}
		if before.newest() == newest {
			return nil
		}
		newest = before.newest()
		if err := control.push(ctx); err != nil {
			return err
		}
		if err := until(ctx, func(ctx context.Context) error { return c.takenOver(ctx, control, before) }); err != nil {
			return err
		}
	}
}

// takenOver says which proxy has not got a push, or has not acknowledged it.
func (c *cluster) takenOver(ctx context.Context, control istiod, before synced) error {
	after, err := control.synced(ctx)
	if err != nil {
		return err
	}
	for _, pod := range c.pods.all() {
		if !pod.hasProxy() || !pod.isReady() {
			continue
		}
		if err := after.of(pod).since(before.of(pod)); err != nil {
			return fmt.Errorf("%s/%s: %w", pod.object.Namespace, pod.object.Name, err)
		}
	}
	return nil
}

// proxiesContent says which proxy does not use all that it was sent.
func (c *cluster) proxiesContent(ctx context.Context) error {
	for _, pod := range c.pods.all() {
		if !pod.hasProxy() || !pod.isReady() {
			continue
		}
		if err := pod.content(ctx); err != nil {
			return fmt.Errorf("the proxy of %s/%s: %w", pod.object.Namespace, pod.object.Name, err)
		}
	}
	return nil
}

// content says what Envoy still warms, or refuses.
func (p *pod) content(ctx context.Context) error {
	var clusters, listeners struct {
		Configs []struct {
			Name    string `json:"name"`
			Cluster struct {
				Name string `json:"name"`
			} `json:"cluster"`
			Warming json.RawMessage `json:"warming_state"`
			Error   struct {
				Details string `json:"details"`
			} `json:"error_state"`
		} `json:"configs"`
	}
	if err := p.page(ctx, envoyAdmin, "/config_dump?resource=dynamic_warming_clusters", &clusters); err != nil {
		return err
	}
	if err := p.page(ctx, envoyAdmin, "/config_dump?resource=dynamic_listeners", &listeners); err != nil {
		return err
	}
	for _, one := range clusters.Configs {
		return fmt.Errorf("cluster %s is warming", one.Cluster.Name)
	}
	for _, one := range listeners.Configs {
		if one.Error.Details != "" {
			return refused{fmt.Errorf("listener %s is refused: %s", one.Name, one.Error.Details)}
		}
		if one.Warming != nil {
			return fmt.Errorf("listener %s is warming", one.Name)
		}
	}
	return nil
}

// podsReady says which pods are not ready, not made yet, or not gone.
func (c *cluster) podsReady(ctx context.Context) error {
	deployments, err := c.kube.AppsV1().Deployments("").List(ctx, metav1.ListOptions{})
	if err != nil {
		return err
	}
	total := 0
	for _, one := range deployments.Items {
		want := int32(1)
		if one.Spec.Replicas != nil {
			want = *one.Spec.Replicas
		}
		status := one.Status
		if status.ObservedGeneration < one.Generation || status.ReadyReplicas != want || status.Replicas != want || status.UpdatedReplicas != want {
			return fmt.Errorf("the Deployment %s/%s has %d of %d pods ready%s", one.Namespace, one.Name, status.ReadyReplicas, want, c.why(one.Namespace))
		}
		total += int(want)
	}
	pods, err := c.kube.CoreV1().Pods("").List(ctx, metav1.ListOptions{LabelSelector: appsv1.DefaultDeploymentUniqueLabelKey})
	if err == nil && len(pods.Items) != total {
		err = fmt.Errorf("Deployments have %d pods, where %d are wanted", len(pods.Items), total)
	}
	return err
}

// why tells what pods of a namespace lack.
func (c *cluster) why(namespace string) (text string) {
	pods, _ := c.podList.Pods(namespace).List(labels.Everything())
	for _, pod := range pods {
		if pod.Status.Message != "" {
			text += "\n  " + pod.Name + ": " + pod.Status.Message
		}
	}
	return text
}
