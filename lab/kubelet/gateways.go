package main

import (
	"context"
	"fmt"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime"
)

const gatewayGroup = "gateway.networking.k8s.io"

// gatewayStatus is what istiod tells of a Gateway of the Gateway API.
type gatewayStatus struct {
	Status struct {
		Conditions []metav1.Condition `json:"conditions"`
	} `json:"status"`
}

// gatewaysProgrammed says which Gateway of the Gateway API has not got its proxy from istiod. It has one, or is not valid.
func (c *cluster) gatewaysProgrammed(ctx context.Context, objects []*unstructured.Unstructured) error {
	for _, object := range objects {
		if kind := object.GroupVersionKind(); kind.Group != gatewayGroup || kind.Kind != "Gateway" {
			continue
		}
		found, err := c.get(ctx, *object)
		if err != nil {
			return err
		}
		if found == nil {
			continue
		}
		if err := programmed(found); err != nil {
			return err
		}
	}
	return nil
}

func programmed(gateway *unstructured.Unstructured) error {
	var told gatewayStatus
	if err := runtime.DefaultUnstructuredConverter.FromUnstructured(gateway.Object, &told); err != nil {
		return err
	}
	why := "istiod has not looked at it"
	for _, one := range told.Status.Conditions {
		if one.Type != "Programmed" || one.ObservedGeneration != gateway.GetGeneration() {
			continue
		}
		if one.Status == metav1.ConditionTrue || one.Reason == "Invalid" {
			return nil
		}
		why = one.Message
	}
	return fmt.Errorf("the Gateway %s/%s is not programmed: %s", gateway.GetNamespace(), gateway.GetName(), why)
}
