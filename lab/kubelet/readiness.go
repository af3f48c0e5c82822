package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"time"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/types"
	"k8s.io/apimachinery/pkg/util/wait"
)

const (
	readyPatience = 2 * time.Minute
	probePeriod   = 20 * time.Millisecond
)

// awaitReady asks the readiness probes of the pod's programs. Mocks are ready at once.
func (p *pod) awaitReady() error {
	for _, container := range slices.Concat(p.object.Spec.InitContainers, p.object.Spec.Containers) {
		if _, isKnown := p.programOf(container); !isKnown || container.ReadinessProbe == nil || container.ReadinessProbe.HTTPGet == nil {
			continue
		}
		probe := container.ReadinessProbe.HTTPGet
		url := fmt.Sprintf("http://%s:%d%s", p.address, probe.Port.IntValue(), probe.Path)
		if err := p.awaitProbe(url); err != nil {
			return err
		}
	}
	return nil
}

func (p *pod) awaitProbe(url string) error {
	client := http.Client{Timeout: time.Second, Transport: &http.Transport{DisableKeepAlives: true}}
	err := wait.PollUntilContextTimeout(p.ctx, probePeriod, readyPatience, true, func(context.Context) (bool, error) {
		for _, one := range p.started {
			if one.hasEnded() {
				return false, fmt.Errorf("%s ended by itself, see its log", one.command.Name)
			}
		}
		answered, err := client.Get(url)
		if err != nil {
			return false, nil
		}
		answered.Body.Close()
		return answered.StatusCode == http.StatusOK, nil
	})
	if errors.Is(err, context.DeadlineExceeded) {
		return fmt.Errorf("%s did not answer with 200 in %s", url, readyPatience)
	}
	return err
}

// report tells the API server that the pod runs.
func (p *pod) report(ctx context.Context) error {
	status := p.object.Status.DeepCopy()
	now := metav1.Now()
	status.Phase, status.StartTime = corev1.PodRunning, &now
	for _, condition := range []corev1.PodConditionType{corev1.PodScheduled, corev1.PodInitialized, corev1.ContainersReady, corev1.PodReady} {
		status.Conditions = append(status.Conditions, corev1.PodCondition{Type: condition, Status: corev1.ConditionTrue, LastTransitionTime: now})
	}
	status.InitContainerStatuses = statusesOf(p.object.Spec.InitContainers, now)
	status.ContainerStatuses = statusesOf(p.object.Spec.Containers, now)
	return p.patch(ctx, *status)
}

func statusesOf(containers []corev1.Container, now metav1.Time) (all []corev1.ContainerStatus) {
	yes := true
	for _, container := range containers {
		all = append(all, corev1.ContainerStatus{
			Name: container.Name, Image: container.Image, Ready: true, Started: &yes,
			State: corev1.ContainerState{Running: &corev1.ContainerStateRunning{StartedAt: now}},
		})
	}
	return all
}

// fail tells the API server that the pod does not run, and why.
func (p *pod) fail(ctx context.Context, why error) {
	p.patch(ctx, corev1.PodStatus{Phase: corev1.PodPending, Reason: "LabError", Message: why.Error()})
}

func (p *pod) patch(ctx context.Context, status corev1.PodStatus) error {
	patch, err := json.Marshal(map[string]any{"status": status})
	if err != nil {
		return err
	}
	_, err = p.kube.CoreV1().Pods(p.object.Namespace).Patch(ctx, p.object.Name, types.StrategicMergePatchType, patch, metav1.PatchOptions{}, "status")
	return err
}
