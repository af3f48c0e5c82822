// Package crds reads CustomResourceDefinitions as an API server does.
package crds

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"k8s.io/apiextensions-apiserver/pkg/apis/apiextensions"
	apiextensionsv1 "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	structuralschema "k8s.io/apiextensions-apiserver/pkg/apiserver/schema"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/util/yaml"
)

// Version is one version of a kind.
type Version struct {
	schema.GroupVersionKind
	Plural string
	// Annotations are those of the whole CRD.
	Annotations map[string]string
	Schema      *apiextensions.JSONSchemaProps
	Structural  *structuralschema.Structural
}

// Read reads the CRDs of a folder.
func Read(folder string) ([]Version, error) {
	files, err := filepath.Glob(filepath.Join(folder, "*.yaml"))
	if err != nil {
		return nil, err
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("no CRDs in '%s'", folder)
	}
	var all []Version
	for _, file := range files {
		versions, err := readFile(file)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		all = append(all, versions...)
	}
	return all, nil
}

func readFile(file string) ([]Version, error) {
	reader, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer reader.Close()
	var all []Version
	for decoder := yaml.NewYAMLOrJSONDecoder(reader, 1<<20); ; {
		var crd apiextensionsv1.CustomResourceDefinition
		switch err := decoder.Decode(&crd); {
		case errors.Is(err, io.EOF):
			return all, nil
		case err != nil:
			return nil, err
		}
		versions, err := versionsOf(&crd)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", crd.Name, err)
		}
		all = append(all, versions...)
	}
}

func versionsOf(crd *apiextensionsv1.CustomResourceDefinition) ([]Version, error) {
	var all []Version
	for _, version := range crd.Spec.Versions {
		var internal apiextensions.JSONSchemaProps
		if err := apiextensionsv1.Convert_v1_JSONSchemaProps_To_apiextensions_JSONSchemaProps(version.Schema.OpenAPIV3Schema, &internal, nil); err != nil {
			return nil, err
		}
		structural, err := structuralschema.NewStructural(&internal)
		if err != nil {
			return nil, err
		}
		kind := schema.GroupVersionKind{Group: crd.Spec.Group, Version: version.Name, Kind: crd.Spec.Names.Kind}
		all = append(all, Version{kind, crd.Spec.Names.Plural, crd.Annotations, &internal, structural})
	}
	return all, nil
}
