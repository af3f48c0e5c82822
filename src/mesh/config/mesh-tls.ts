/** Oldest version of TLS within the mesh. */
export enum MeshTlsVersion {
  /** TLS 1.2. */
  TLSV1_2 = 'TLSV1_2',
  /** TLS 1.3. */
  TLSV1_3 = 'TLSV1_3',
}

/**
 * TLS between workloads.
 *
 * @see https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/#MeshConfig-TLSConfig
 */
export interface MeshMtls {
  /**
   * Oldest version that is taken.
   *
   * @default MeshTlsVersion.TLSV1_2
   */
  readonly minProtocolVersion?: MeshTlsVersion;

  /**
   * Cipher suites for TLS 1.2, by the names of OpenSSL.
   *
   * @default - strong ones, as Istio has them
   */
  readonly cipherSuites?: string[];
}

/** Curves for the exchange of keys. */
export enum EcdhCurve {
  /** NIST P-224. */
  P_224 = 'P-224',
  /** NIST P-256. */
  P_256 = 'P-256',
  /** NIST P-384. */
  P_384 = 'P-384',
  /** NIST P-521. */
  P_521 = 'P-521',
  /** Curve25519. */
  X25519 = 'X25519',
  /** Curve25519 with Kyber, a draft. */
  X25519KYBER768DRAFT00 = 'X25519Kyber768Draft00',
  /** Curve25519 with ML-KEM, safe from quantum computers. */
  X25519MLKEM768 = 'X25519MLKEM768',
}

/**
 * TLS with everything but workloads of the mesh: callers of gateways, destinations outside.
 *
 * @see https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/#MeshConfig-TLSConfig
 */
export interface TlsDefaults extends MeshMtls {
  /**
   * Curves that are taken, best first.
   *
   * @default - as Envoy has them
   */
  readonly ecdhCurves?: EcdhCurve[];
}
