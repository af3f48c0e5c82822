package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	authenticationv1 "k8s.io/api/authentication/v1"
	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/util/wait"
	"k8s.io/kubernetes/pkg/fieldpath"
)

// mountPatience is how long a pod waits for a ConfigMap or a Secret that it needs.
const mountPatience = time.Minute

// mount writes the volumes of a container, as they are now.
func (p *pod) mount(container corev1.Container) error {
	for _, mount := range container.VolumeMounts {
		files, err := p.filesOf(mount.Name)
		if err != nil {
			return fmt.Errorf("volume %s: %w", mount.Name, err)
		}
		folder := filepath.Join(p.folder, mount.MountPath)
		if err := os.MkdirAll(folder, 0o755); err != nil {
			return err
		}
		for name, content := range files {
			if err := os.WriteFile(filepath.Join(folder, name), content, 0o600); err != nil {
				return err
			}
		}
	}
	return nil
}

type files map[string][]byte

func (p *pod) filesOf(name string) (files, error) {
	for _, volume := range p.object.Spec.Volumes {
		if volume.Name != name {
			continue
		}
		switch {
		case volume.ConfigMap != nil:
			return p.fromConfigMap(volume.ConfigMap.Name, volume.ConfigMap.Optional)
		case volume.Secret != nil:
			return p.fromSecret(volume.Secret.SecretName, volume.Secret.Optional)
		case volume.DownwardAPI != nil:
			return p.fromPod(volume.DownwardAPI.Items)
		case volume.Projected != nil:
			return p.fromSources(volume.Projected.Sources)
		}
	}
	return nil, nil
}

func (p *pod) fromSources(sources []corev1.VolumeProjection) (files, error) {
	all := files{}
	for _, source := range sources {
		var some files
		var err error
		switch {
		case source.ServiceAccountToken != nil:
			some, err = p.token(source.ServiceAccountToken)
		case source.ConfigMap != nil:
			some, err = p.fromConfigMap(source.ConfigMap.Name, source.ConfigMap.Optional)
		case source.Secret != nil:
			some, err = p.fromSecret(source.Secret.Name, source.Secret.Optional)
		case source.DownwardAPI != nil:
			some, err = p.fromPod(source.DownwardAPI.Items)
		}
		if err != nil {
			return nil, err
		}
		for name, content := range some {
			all[name] = content
		}
	}
	return all, nil
}

func (p *pod) token(wanted *corev1.ServiceAccountTokenProjection) (files, error) {
	request := &authenticationv1.TokenRequest{Spec: authenticationv1.TokenRequestSpec{
		ExpirationSeconds: wanted.ExpirationSeconds,
		BoundObjectRef:    &authenticationv1.BoundObjectReference{APIVersion: "v1", Kind: "Pod", Name: p.object.Name, UID: p.object.UID},
	}}
	if wanted.Audience != "" {
		request.Spec.Audiences = []string{wanted.Audience}
	}
	accounts := p.kube.CoreV1().ServiceAccounts(p.object.Namespace)
	made, err := accounts.CreateToken(p.ctx, p.object.Spec.ServiceAccountName, request, metav1.CreateOptions{})
	if err != nil {
		return nil, err
	}
	return files{wanted.Path: []byte(made.Status.Token)}, nil
}

func (p *pod) fromConfigMap(name string, optional *bool) (files, error) {
	all := files{}
	return all, p.await(optional, func() error {
		found, err := p.kube.CoreV1().ConfigMaps(p.object.Namespace).Get(p.ctx, name, metav1.GetOptions{})
		if err == nil {
			for key, text := range found.Data {
				all[key] = []byte(text)
			}
		}
		return err
	})
}

func (p *pod) fromSecret(name string, optional *bool) (all files, err error) {
	err = p.await(optional, func() error {
		found, err := p.kube.CoreV1().Secrets(p.object.Namespace).Get(p.ctx, name, metav1.GetOptions{})
		if err == nil {
			all = found.Data
		}
		return err
	})
	return all, err
}

// await asks until it is there, or once where it is optional.
func (p *pod) await(optional *bool, get func() error) error {
	if optional != nil && *optional {
		if err := get(); !errors.IsNotFound(err) {
			return err
		}
		return nil
	}
	var last error
	err := wait.PollUntilContextTimeout(p.ctx, 20*time.Millisecond, mountPatience, true, func(context.Context) (bool, error) {
		last = get()
		return last == nil, nil
	})
	if err != nil {
		return last
	}
	return nil
}

func (p *pod) fromPod(items []corev1.DownwardAPIVolumeFile) (files, error) {
	all := files{}
	for _, item := range items {
		if item.FieldRef == nil {
			continue
		}
		text, err := fieldpath.ExtractFieldPathAsString(p.object, item.FieldRef.FieldPath)
		if err != nil {
			return nil, err
		}
		all[item.Path] = []byte(text)
	}
	return all, nil
}
