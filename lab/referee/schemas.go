package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"k8s.io/apiextensions-apiserver/pkg/apis/apiextensions"
	apiextensionsv1 "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	structuralschema "k8s.io/apiextensions-apiserver/pkg/apiserver/schema"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/cel"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/defaulting"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/listtype"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/pruning"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/validation"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/util/validation/field"
	"k8s.io/apimachinery/pkg/util/yaml"
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
	files, err := filepath.Glob(filepath.Join(folder, "*.yaml"))
	if err != nil {
		return nil, err
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("no CRDs in %s", folder)
	}
	all := schemas{}
	for _, file := range files {
		if err := all.addFile(file); err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
	}
	return all, nil
}

func (s schemas) addFile(file string) error {
	reader, err := os.Open(file)
	if err != nil {
		return err
	}
	defer reader.Close()
	for decoder := yaml.NewYAMLOrJSONDecoder(reader, 1<<20); ; {
		var crd apiextensionsv1.CustomResourceDefinition
		switch err := decoder.Decode(&crd); {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		}
		if err := s.add(&crd); err != nil {
			return fmt.Errorf("%s: %w", crd.Name, err)
		}
	}
}

func (s schemas) add(crd *apiextensionsv1.CustomResourceDefinition) error {
	for _, version := range crd.Spec.Versions {
		var internal apiextensions.JSONSchemaProps
		if err := apiextensionsv1.Convert_v1_JSONSchemaProps_To_apiextensions_JSONSchemaProps(version.Schema.OpenAPIV3Schema, &internal, nil); err != nil {
			return err
		}
		structural, err := structuralschema.NewStructural(&internal)
		if err != nil {
			return err
		}
		shape, _, err := validation.NewSchemaValidator(&internal)
		if err != nil {
			return err
		}
		kind := schema.GroupVersionKind{Group: crd.Spec.Group, Version: version.Name, Kind: crd.Spec.Names.Kind}
		s[kind] = kindSchema{structural, shape, cel.NewValidator(structural, true, celconfig.PerCallLimit)}
	}
	return nil
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
