package main

import (
	"errors"
	"strings"

	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
)

// layer is where an object is refused.
type layer string

const (
	schemaLayer  layer = "schema"
	celLayer     layer = "cel"
	webhookLayer layer = "webhook"
)

// refusal reads the API server's answer. What says nothing of the object itself stays an error.
func refusal(err error) (layer, string, error) {
	var status apierrors.APIStatus
	if err == nil || !errors.As(err, &status) {
		return "", "", err
	}
	text := err.Error()
	switch {
	case strings.HasPrefix(text, "admission webhook ") && strings.Contains(text, " denied the request"):
		return webhookLayer, text, nil
	case strings.Contains(text, "failed to create typed patch object"), strings.Contains(text, "strict decoding error"):
		return schemaLayer, text, nil
	case apierrors.IsInvalid(err) && onlyRules(status.Status().Details.Causes):
		return celLayer, text, nil
	case apierrors.IsInvalid(err):
		return schemaLayer, text, nil
	}
	return "", "", err
}

// onlyRules tells broken rules from what a schema says: that is said either of a value 'in body' or by another type.
func onlyRules(causes []metav1.StatusCause) bool {
	for _, cause := range causes {
		if cause.Type != metav1.CauseTypeFieldValueInvalid || strings.Contains(cause.Message, " in body ") {
			return false
		}
	}
	return len(causes) > 0
}
