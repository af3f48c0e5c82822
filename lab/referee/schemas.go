package main

import (
	"context"
	"fmt"
	"strings"

	"cdk8s-istio/lab/crds"
	structuralschema "k8s.io/apiextensions-apiserver/pkg/apiserver/schema"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/cel"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/defaulting"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/listtype"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/pruning"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/validation"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/util/validation/field"
	celconfig "k8s.io/apiserver/pkg/apis/cel"
)

// kindSchema is what the API server knows of one kind.
type kindSchema struct {
	structural *structuralschema.Structural
	shape      validation.SchemaCreateValidator
	rules      *cel.Validator
}

type schemas map[schema.GroupVersionKind]kindSchema

// readSchemas compiles the CRDs of a folder as the API server does.
func readSchemas(folder string) (schemas, error) {
	versions, err := crds.Read(folder)
	if err != nil {
		return nil, err
	}
	all := schemas{}
	for _, one := range versions {
		shape, _, err := validation.NewSchemaValidator(one.Schema)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", one.Kind, err)
		}
		all[one.GroupVersionKind] = kindSchema{one.Structural, shape, cel.NewValidator(one.Structural, true, celconfig.PerCallLimit)}
	}
	return all, nil
}

// judge says in which layer the API server refuses an object, and why.
func (s schemas) judge(object *unstructured.Unstructured) (layer, message string) {
	kind, known := s[object.GroupVersionKind()]
	if !known {
		return "", ""
	}
	options := structuralschema.UnknownFieldPathOptions{TrackUnknownFieldPaths: true}
	var unknown []string
	for _, path := range pruning.PruneWithOptions(object.DeepCopy().Object, kind.structural, true, options) {
		if !strings.HasPrefix(path, "metadata.") {
			unknown = append(unknown, path)
		}
	}
	if len(unknown) > 0 {
		return "schema", "unknown field " + strings.Join(unknown, ", ")
	}
	content := object.DeepCopy().Object
	defaulting.PruneNonNullableNullsWithoutDefaults(content, kind.structural)
	defaulting.Default(content, kind.structural)
	wrong := validation.ValidateCustomResource(nil, content, kind.shape)
	wrong = append(wrong, listtype.ValidateListSetsAndMaps(nil, kind.structural, content)...)
	if len(wrong) > 0 {
		return "schema", text(wrong)
	}
	if kind.rules != nil {
		broken, _ := kind.rules.Validate(context.Background(), nil, kind.structural, content, nil, celconfig.RuntimeCELCostBudget)
		if len(broken) > 0 {
			return "cel", text(broken)
		}
	}
	return "", ""
}

func text(list field.ErrorList) string {
	return list.ToAggregate().Error()
}
