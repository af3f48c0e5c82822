/**
 * A kind of cluster that needs values of its own.
 *
 * @see https://istio.io/latest/docs/ambient/install/platform-prerequisites/
 */
export enum Platform {
  /** Google Kubernetes Engine. */
  GKE = 'gke',
  /** K3s in containers. */
  K3D = 'k3d',
  /** K3s. */
  K3S = 'k3s',
  /** MicroK8s. */
  MICROK8S = 'microk8s',
  /** Minikube. */
  MINIKUBE = 'minikube',
  /** OpenShift. */
  OPENSHIFT = 'openshift',
}
