import type { EnvoyFilterConfigPatchesPatch } from '../schema/networking.istio.io.generated';
import { jsonObject } from './private/json';

/**
 * What a patch does with the configuration that it finds. The values are Envoy's messages as JSON.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/envoy-filter/#EnvoyFilter-Patch-Operation
 */
export class EnvoyOperation {
  /**
   * Merges a value into it: fields are overwritten, lists grow.
   *
   * @param value part of the message
   */
  public static merge(value: { [key: string]: any }): EnvoyOperation {
    return EnvoyOperation.having('MERGE', value);
  }

  /**
   * Merges a value into it: fields and lists are overwritten.
   *
   * @param value part of the message
   */
  public static mergeAndReplaceList(value: { [key: string]: any }): EnvoyOperation {
    return EnvoyOperation.having('MERGE_AND_REPLACE_LIST', value);
  }

  /**
   * Adds a value at the end.
   *
   * @param value the whole message
   */
  public static add(value: { [key: string]: any }): EnvoyOperation {
    return EnvoyOperation.having('ADD', value);
  }

  /** Removes it. */
  public static remove(): EnvoyOperation {
    return new EnvoyOperation({ operation: 'REMOVE' });
  }

  /**
   * Inserts a value before it.
   *
   * @param value the whole message
   */
  public static insertBefore(value: { [key: string]: any }): EnvoyOperation {
    return EnvoyOperation.having('INSERT_BEFORE', value);
  }

  /**
   * Inserts a value after it.
   *
   * @param value the whole message
   */
  public static insertAfter(value: { [key: string]: any }): EnvoyOperation {
    return EnvoyOperation.having('INSERT_AFTER', value);
  }

  /**
   * Inserts a value before everything else.
   *
   * @param value the whole message
   */
  public static insertFirst(value: { [key: string]: any }): EnvoyOperation {
    return EnvoyOperation.having('INSERT_FIRST', value);
  }

  /**
   * Puts a value in its place.
   *
   * @param value the whole message
   */
  public static replace(value: { [key: string]: any }): EnvoyOperation {
    return EnvoyOperation.having('REPLACE', value);
  }

  private static having(operation: EnvoyFilterConfigPatchesPatch['operation'], value: { [key: string]: any }): EnvoyOperation {
    return new EnvoyOperation({ operation, value: jsonObject('value of a patch', value) });
  }

  private constructor(private readonly spec: EnvoyFilterConfigPatchesPatch) {}

  /** @internal */
  public _toSpec() {
    return this.spec;
  }
}
