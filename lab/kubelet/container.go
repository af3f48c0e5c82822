package main

import (
	"cmp"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/kubernetes/pkg/api/v1/resource"
	"k8s.io/kubernetes/pkg/fieldpath"
	"k8s.io/kubernetes/third_party/forked/golang/expansion"
)

// startProgram runs a program of Istio's in the pod. Volumes are folders under its working directory: that is where these
// programs look for their files, which in a container is the root.
func (p *pod) startProgram(path string, container corev1.Container) error {
	if err := p.mount(container); err != nil {
		return err
	}
	environment, err := p.environment(container)
	if err != nil {
		return err
	}
	expand := expansion.MappingFuncFor(environment)
	it := command{
		Name:   strings.Join([]string{p.object.Namespace, p.object.Name, container.Name}, "_"),
		Path:   path,
		folder: p.folder,
	}
	for _, argument := range container.Args {
		it.Arguments = append(it.Arguments, expansion.Expand(argument, expand))
	}
	for _, name := range slices.Sorted(maps.Keys(environment)) {
		it.Environment = append(it.Environment, name+"="+environment[name])
	}
	return p.network.within(func() error {
		started, err := p.programs.run(it)
		if err == nil {
			p.started = append(p.started, started)
		}
		return err
	})
}

func (p *pod) environment(container corev1.Container) (map[string]string, error) {
	all := map[string]string{}
	for _, variable := range container.Env {
		value, err := p.valueOf(variable, container)
		if err != nil {
			return nil, err
		}
		all[variable.Name] = p.outside(expansion.Expand(value, expansion.MappingFuncFor(all)), container)
	}
	return all, nil
}

func (p *pod) valueOf(variable corev1.EnvVar, container corev1.Container) (string, error) {
	from := cmp.Or(variable.ValueFrom, &corev1.EnvVarSource{})
	switch {
	case from.FieldRef != nil && from.FieldRef.FieldPath == "status.podIP":
		return p.address.String(), nil
	case from.FieldRef != nil && from.FieldRef.FieldPath == "status.hostIP":
		return nodeAddress.String(), nil
	case from.FieldRef != nil && from.FieldRef.FieldPath == "spec.nodeName":
		return nodeName, nil
	case from.FieldRef != nil && from.FieldRef.FieldPath == "spec.serviceAccountName":
		return p.object.Spec.ServiceAccountName, nil
	case from.FieldRef != nil:
		return fieldpath.ExtractFieldPathAsString(p.object, from.FieldRef.FieldPath)
	case from.ResourceFieldRef != nil:
		return resource.ExtractResourceValueByContainerNameAndNodeAllocatable(from.ResourceFieldRef, p.object, container.Name, allocatable())
	}
	return variable.Value, nil
}

// outside is where a path within a volume lies on the node.
func (p *pod) outside(value string, container corev1.Container) string {
	for _, mount := range container.VolumeMounts {
		if value == mount.MountPath || strings.HasPrefix(value, mount.MountPath+"/") {
			return filepath.Join(p.folder, value)
		}
	}
	return value
}
