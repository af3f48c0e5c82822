// Generated from build-tools/dashboards by `npx projen dashboards`. Do not edit.
export const DASHBOARD: object = {
  "timezone": "browser",
  "editable": true,
  "graphTooltip": 1,
  "fiscalYearStartMonth": 0,
  "schemaVersion": 42,
  "templating": {
    "list": [
      {
        "type": "datasource",
        "name": "datasource",
        "skipUrlSync": false,
        "multi": false,
        "allowCustomValue": true,
        "includeAll": false,
        "auto": false,
        "auto_min": "10s",
        "auto_count": 30,
        "label": "Data source",
        "query": "prometheus",
        "description": "The Prometheus that scrapes the mesh."
      }
    ]
  },
  "annotations": {},
  "title": "Istio Control Plane Dashboard",
  "uid": "istio-control-plane",
  "description": "Whether istiod brings what is configured to all proxies, and how soon.",
  "tags": [
    "istio"
  ],
  "time": {
    "from": "now-1h",
    "to": "now"
  },
  "refresh": "30s",
  "links": [
    {
      "title": "Istio",
      "type": "dashboards",
      "icon": "",
      "tooltip": "",
      "tags": [
        "istio"
      ],
      "asDropdown": true,
      "targetBlank": false,
      "includeVars": true,
      "keepTime": true
    }
  ],
  "panels": [
    {
      "type": "row",
      "collapsed": false,
      "id": 1,
      "panels": [],
      "title": "Now",
      "gridPos": {
        "x": 0,
        "y": 0,
        "h": 1,
        "w": 24
      }
    },
    {
      "type": "stat",
      "transparent": false,
      "repeatDirection": "h",
      "options": {
        "graphMode": "area",
        "colorMode": "value",
        "justifyMode": "auto",
        "textMode": "auto",
        "wideLayout": true,
        "showPercentChange": false,
        "reduceOptions": {
          "calcs": [
            "lastNotNull"
          ],
          "values": false,
          "fields": ""
        },
        "percentChangeColorMode": "standard",
        "orientation": "auto"
      },
      "title": "istiod",
      "description": "Instances that are scraped.",
      "fieldConfig": {
        "defaults": {
          "unit": "short",
          "noValue": "-",
          "thresholds": {
            "mode": "absolute",
            "steps": [
              {
                "value": null,
                "color": "red"
              },
              {
                "value": 1,
                "color": "orange"
              },
              {
                "value": 2,
                "color": "green"
              }
            ]
          }
        },
        "overrides": []
      },
      "gridPos": {
        "h": 4,
        "w": 4,
        "x": 0,
        "y": 1
      },
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "targets": [
        {
          "expr": "count(istiod_uptime_seconds)",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "range": true,
          "instant": false
        }
      ],
      "id": 2
    },
    {
      "type": "stat",
      "transparent": false,
      "repeatDirection": "h",
      "options": {
        "graphMode": "area",
        "colorMode": "value",
        "justifyMode": "auto",
        "textMode": "auto",
        "wideLayout": true,
        "showPercentChange": false,
        "reduceOptions": {
          "calcs": [
            "lastNotNull"
          ],
          "values": false,
          "fields": ""
        },
        "percentChangeColorMode": "standard",
        "orientation": "auto"
      },
      "title": "Proxies",
      "description": "Connected by xDS: sidecars, gateways, waypoints and ztunnels.",
      "fieldConfig": {
        "defaults": {
          "unit": "short",
          "noValue": "-",
          "thresholds": {
            "mode": "absolute",
            "steps": [
              {
                "value": null,
                "color": "blue"
              }
            ]
          }
        },
        "overrides": []
      },
      "gridPos": {
        "h": 4,
        "w": 4,
        "x": 4,
        "y": 1
      },
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "targets": [
        {
          "expr": "sum(pilot_xds)",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "range": true,
          "instant": false
        }
      ],
      "id": 3
    },
    {
      "type": "stat",
      "transparent": false,
      "repeatDirection": "h",
      "options": {
        "graphMode": "area",
        "colorMode": "value",
        "justifyMode": "auto",
        "textMode": "auto",
        "wideLayout": true,
        "showPercentChange": false,
        "reduceOptions": {
          "calcs": [
            "lastNotNull"
          ],
          "values": false,
          "fields": ""
        },
        "percentChangeColorMode": "standard",
        "orientation": "auto"
      },
      "title": "Convergence",
      "description": "From a change until 99 of 100 proxies have it.",
      "fieldConfig": {
        "defaults": {
          "unit": "s",
          "noValue": "-",
          "thresholds": {
            "mode": "absolute",
            "steps": [
              {
                "value": null,
                "color": "green"
              },
              {
                "value": 5,
                "color": "orange"
              },
              {
                "value": 30,
                "color": "red"
              }
            ]
          }
        },
        "overrides": []
      },
      "gridPos": {
        "h": 4,
        "w": 4,
        "x": 8,
        "y": 1
      },
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "targets": [
        {
          "expr": "histogram_quantile(0.99, sum by (le) (rate(pilot_proxy_convergence_time_bucket[$__rate_interval])))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "range": true,
          "instant": false
        }
      ],
      "id": 4
    },
    {
      "type": "stat",
      "transparent": false,
      "repeatDirection": "h",
      "options": {
        "graphMode": "area",
        "colorMode": "value",
        "justifyMode": "auto",
        "textMode": "auto",
        "wideLayout": true,
        "showPercentChange": false,
        "reduceOptions": {
          "calcs": [
            "lastNotNull"
          ],
          "values": false,
          "fields": ""
        },
        "percentChangeColorMode": "standard",
        "orientation": "auto"
      },
      "title": "Refused updates",
      "description": "In the last quarter of an hour. A proxy that refuses an update keeps what it had.",
      "fieldConfig": {
        "defaults": {
          "unit": "short",
          "noValue": "-",
          "thresholds": {
            "mode": "absolute",
            "steps": [
              {
                "value": null,
                "color": "green"
              },
              {
                "value": 0.5,
                "color": "orange"
              },
              {
                "value": 1,
                "color": "red"
              }
            ]
          }
        },
        "overrides": []
      },
      "gridPos": {
        "h": 4,
        "w": 4,
        "x": 12,
        "y": 1
      },
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "targets": [
        {
          "expr": "sum(increase(pilot_total_xds_rejects[15m])) or vector(0)",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "range": true,
          "instant": false
        }
      ],
      "id": 5
    },
    {
      "type": "stat",
      "transparent": false,
      "repeatDirection": "h",
      "options": {
        "graphMode": "area",
        "colorMode": "value",
        "justifyMode": "auto",
        "textMode": "auto",
        "wideLayout": true,
        "showPercentChange": false,
        "reduceOptions": {
          "calcs": [
            "lastNotNull"
          ],
          "values": false,
          "fields": ""
        },
        "percentChangeColorMode": "standard",
        "orientation": "auto"
      },
      "title": "Root certificate",
      "description": "Time until it expires, and with it all certificates of workloads.",
      "fieldConfig": {
        "defaults": {
          "unit": "s",
          "noValue": "-",
          "thresholds": {
            "mode": "absolute",
            "steps": [
              {
                "value": null,
                "color": "red"
              },
              {
                "value": 2592000,
                "color": "orange"
              },
              {
                "value": 7776000,
                "color": "green"
              }
            ]
          }
        },
        "overrides": []
      },
      "gridPos": {
        "h": 4,
        "w": 4,
        "x": 16,
        "y": 1
      },
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "targets": [
        {
          "expr": "min(citadel_server_root_cert_expiry_timestamp) - time()",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "range": true,
          "instant": false
        }
      ],
      "id": 6
    },
    {
      "type": "stat",
      "transparent": false,
      "repeatDirection": "h",
      "options": {
        "graphMode": "area",
        "colorMode": "value",
        "justifyMode": "auto",
        "textMode": "auto",
        "wideLayout": true,
        "showPercentChange": false,
        "reduceOptions": {
          "calcs": [
            "lastNotNull"
          ],
          "values": false,
          "fields": ""
        },
        "percentChangeColorMode": "standard",
        "orientation": "auto"
      },
      "title": "Refused manifests",
      "description": "That istiod's webhook refused in the last quarter of an hour.",
      "fieldConfig": {
        "defaults": {
          "unit": "short",
          "noValue": "-",
          "thresholds": {
            "mode": "absolute",
            "steps": [
              {
                "value": null,
                "color": "green"
              },
              {
                "value": 1,
                "color": "orange"
              },
              {
                "value": 10,
                "color": "red"
              }
            ]
          }
        },
        "overrides": []
      },
      "gridPos": {
        "h": 4,
        "w": 4,
        "x": 20,
        "y": 1
      },
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "targets": [
        {
          "expr": "sum(increase(galley_validation_failed[15m])) or vector(0)",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "range": true,
          "instant": false
        }
      ],
      "id": 7
    },
    {
      "type": "row",
      "collapsed": false,
      "id": 8,
      "panels": [],
      "title": "From a change to the proxies",
      "gridPos": {
        "x": 0,
        "y": 5,
        "h": 1,
        "w": 24
      }
    },
    {
      "type": "timeseries",
      "transparent": false,
      "repeatDirection": "h",
      "options": {
        "legend": {
          "displayMode": "table",
          "placement": "bottom",
          "showLegend": true,
          "calcs": [
            "mean",
            "max"
          ]
        },
        "tooltip": {
          "mode": "multi",
          "sort": "desc"
        }
      },
      "fieldConfig": {
        "defaults": {
          "custom": {
            "fillOpacity": 8,
            "showPoints": "never",
            "thresholdsStyle": {
              "mode": "dashed"
            }
          },
          "unit": "s",
          "min": 0,
          "thresholds": {
            "mode": "absolute",
            "steps": [
              {
                "value": null,
                "color": "green"
              },
              {
                "value": 5,
                "color": "orange"
              },
              {
                "value": 30,
                "color": "red"
              }
            ]
          }
        },
        "overrides": []
      },
      "title": "Convergence",
      "description": "From a change until a proxy has it: all of the times beside this one.",
      "gridPos": {
        "h": 8,
        "w": 8,
        "x": 0,
        "y": 6
      },
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "targets": [
        {
          "expr": "histogram_quantile(0.5, sum by (le) (rate(pilot_proxy_convergence_time_bucket[$__rate_interval])))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "range": true,
          "instant": false,
          "legendFormat": "P50"
        },
        {
          "expr": "histogram_quantile(0.9, sum by (le) (rate(pilot_proxy_convergence_time_bucket[$__rate_interval])))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "B",
          "range": true,
          "instant": false,
          "legendFormat": "P90"
        },
        {
          "expr": "histogram_quantile(0.99, sum by (le) (rate(pilot_proxy_convergence_time_bucket[$__rate_interval])))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "C",
          "range": true,
          "instant": false,
          "legendFormat": "P99"
        }
      ],
      "id": 9
    },
    {
      "type": "timeseries",
      "transparent": false,
      "repeatDirection": "h",
      "options": {
        "legend": {
          "displayMode": "table",
          "placement": "bottom",
          "showLegend": true,
          "calcs": [
            "mean",
            "max"
          ]
        },
        "tooltip": {
          "mode": "multi",
          "sort": "desc"
        }
      },
      "fieldConfig": {
        "defaults": {
          "custom": {
            "fillOpacity": 8,
            "showPoints": "never"
          },
          "unit": "s",
          "min": 0
        },
        "overrides": []
      },
      "title": "Where the time goes",
      "description": "P99 of each step: changes are collected, the state of the mesh is computed, proxies wait in a queue, their configuration is generated and sent.",
      "gridPos": {
        "h": 8,
        "w": 8,
        "x": 8,
        "y": 6
      },
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "targets": [
        {
          "expr": "histogram_quantile(0.99, sum by (le) (rate(pilot_debounce_time_bucket[$__rate_interval])))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "range": true,
          "instant": false,
          "legendFormat": "collecting"
        },
        {
          "expr": "histogram_quantile(0.99, sum by (le) (rate(pilot_pushcontext_init_seconds_bucket[$__rate_interval])))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "B",
          "range": true,
          "instant": false,
          "legendFormat": "computing"
        },
        {
          "expr": "histogram_quantile(0.99, sum by (le) (rate(pilot_proxy_queue_time_bucket[$__rate_interval])))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "C",
          "range": true,
          "instant": false,
          "legendFormat": "queue"
        },
        {
          "expr": "histogram_quantile(0.99, sum by (le) (rate(pilot_xds_push_time_bucket[$__rate_interval])))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "D",
          "range": true,
          "instant": false,
          "legendFormat": "generating"
        },
        {
          "expr": "histogram_quantile(0.99, sum by (le) (rate(pilot_xds_send_time_bucket[$__rate_interval])))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "E",
          "range": true,
          "instant": false,
          "legendFormat": "sending"
        }
      ],
      "id": 10
    },
    {
      "type": "timeseries",
      "transparent": false,
      "repeatDirection": "h",
      "options": {
        "legend": {
          "displayMode": "table",
          "placement": "bottom",
          "showLegend": true,
          "calcs": [
            "mean",
            "max"
          ]
        },
        "tooltip": {
          "mode": "multi",
          "sort": "desc"
        }
      },
      "fieldConfig": {
        "defaults": {
          "custom": {
            "fillOpacity": 40,
            "showPoints": "never",
            "stacking": {
              "mode": "normal"
            }
          },
          "unit": "ops",
          "min": 0
        },
        "overrides": []
      },
      "title": "What causes it",
      "description": "Updates by what brought them about. Endpoints change often, configuration and Services seldom.",
      "gridPos": {
        "h": 8,
        "w": 8,
        "x": 16,
        "y": 6
      },
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "targets": [
        {
          "expr": "sum by (type) (rate(pilot_push_triggers[$__rate_interval]))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "range": true,
          "instant": false,
          "legendFormat": "{{type}}"
        }
      ],
      "id": 11
    },
    {
      "type": "timeseries",
      "transparent": false,
      "repeatDirection": "h",
      "options": {
        "legend": {
          "displayMode": "table",
          "placement": "bottom",
          "showLegend": true,
          "calcs": [
            "mean",
            "max"
          ]
        },
        "tooltip": {
          "mode": "multi",
          "sort": "desc"
        }
      },
      "fieldConfig": {
        "defaults": {
          "custom": {
            "fillOpacity": 40,
            "showPoints": "never",
            "stacking": {
              "mode": "normal"
            }
          },
          "unit": "ops",
          "min": 0
        },
        "overrides": []
      },
      "title": "Pushes",
      "description": "Configuration sent to proxies, by type: cds clusters, lds listeners, rds routes, eds endpoints, nds names.",
      "gridPos": {
        "h": 8,
        "w": 8,
        "x": 0,
        "y": 14
      },
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "targets": [
        {
          "expr": "sum by (type) (rate(pilot_xds_pushes[$__rate_interval]))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "range": true,
          "instant": false,
          "legendFormat": "{{type}}"
        }
      ],
      "id": 12
    },
    {
      "type": "timeseries",
      "transparent": false,
      "repeatDirection": "h",
      "options": {
        "legend": {
          "displayMode": "table",
          "placement": "bottom",
          "showLegend": true,
          "calcs": [
            "mean",
            "max"
          ]
        },
        "tooltip": {
          "mode": "multi",
          "sort": "desc"
        }
      },
      "fieldConfig": {
        "defaults": {
          "custom": {
            "fillOpacity": 8,
            "showPoints": "never"
          },
          "unit": "bytes",
          "min": 0
        },
        "overrides": []
      },
      "title": "Size",
      "description": "P99 of what a proxy gets, by type. A Sidecar resource or exportTo makes it smaller.",
      "gridPos": {
        "h": 8,
        "w": 8,
        "x": 8,
        "y": 14
      },
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "targets": [
        {
          "expr": "histogram_quantile(0.99, sum by (le, type) (rate(pilot_xds_config_size_bytes_bucket[$__rate_interval])))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "range": true,
          "instant": false,
          "legendFormat": "{{type}}"
        }
      ],
      "id": 13
    },
    {
      "type": "timeseries",
      "transparent": false,
      "repeatDirection": "h",
      "options": {
        "legend": {
          "displayMode": "table",
          "placement": "bottom",
          "showLegend": true,
          "calcs": [
            "mean",
            "max"
          ]
        },
        "tooltip": {
          "mode": "multi",
          "sort": "desc"
        }
      },
      "fieldConfig": {
        "defaults": {
          "custom": {
            "fillOpacity": 8,
            "showPoints": "never"
          },
          "unit": "ops",
          "min": 0
        },
        "overrides": []
      },
      "title": "Changes",
      "description": "What istiod saw: its own kinds, Services with their endpoints, and what is counted of both.",
      "gridPos": {
        "h": 8,
        "w": 8,
        "x": 16,
        "y": 14
      },
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "targets": [
        {
          "expr": "sum by (event) (rate(pilot_k8s_cfg_events[$__rate_interval]))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "range": true,
          "instant": false,
          "legendFormat": "configuration, {{event}}"
        },
        {
          "expr": "sum by (event) (rate(pilot_k8s_reg_events[$__rate_interval]))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "B",
          "range": true,
          "instant": false,
          "legendFormat": "cluster, {{event}}"
        }
      ],
      "id": 14
    },
    {
      "type": "row",
      "collapsed": false,
      "id": 15,
      "panels": [],
      "title": "What goes wrong",
      "gridPos": {
        "x": 0,
        "y": 22,
        "h": 1,
        "w": 24
      }
    },
    {
      "type": "timeseries",
      "transparent": false,
      "repeatDirection": "h",
      "options": {
        "legend": {
          "displayMode": "table",
          "placement": "bottom",
          "showLegend": true,
          "calcs": [
            "mean",
            "max"
          ]
        },
        "tooltip": {
          "mode": "multi",
          "sort": "desc"
        }
      },
      "fieldConfig": {
        "defaults": {
          "custom": {
            "fillOpacity": 8,
            "showPoints": "never"
          },
          "unit": "ops",
          "min": 0
        },
        "overrides": []
      },
      "title": "Refused and failed pushes",
      "description": "Refused by the proxy; too slow to be sent; failed within istiod; answered late.",
      "gridPos": {
        "h": 8,
        "w": 8,
        "x": 0,
        "y": 23
      },
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "targets": [
        {
          "expr": "sum(rate(pilot_total_xds_rejects[$__rate_interval])) or vector(0)",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "range": true,
          "instant": false,
          "legendFormat": "refused"
        },
        {
          "expr": "sum(rate(pilot_xds_write_timeout[$__rate_interval])) or vector(0)",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "B",
          "range": true,
          "instant": false,
          "legendFormat": "too slow"
        },
        {
          "expr": "sum(rate(pilot_total_xds_internal_errors[$__rate_interval])) or vector(0)",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "C",
          "range": true,
          "instant": false,
          "legendFormat": "failed"
        },
        {
          "expr": "sum(rate(pilot_xds_expired_nonce[$__rate_interval])) or vector(0)",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "D",
          "range": true,
          "instant": false,
          "legendFormat": "late"
        }
      ],
      "id": 16
    },
    {
      "type": "timeseries",
      "transparent": false,
      "repeatDirection": "h",
      "options": {
        "legend": {
          "displayMode": "table",
          "placement": "bottom",
          "showLegend": true,
          "calcs": [
            "mean",
            "max"
          ]
        },
        "tooltip": {
          "mode": "multi",
          "sort": "desc"
        }
      },
      "fieldConfig": {
        "defaults": {
          "custom": {
            "fillOpacity": 8,
            "showPoints": "never"
          },
          "unit": "short",
          "min": 0
        },
        "overrides": []
      },
      "title": "Conflicts",
      "description": "Objects that do not go together. Each is 0 in a sound mesh, but for clusters without instances.",
      "gridPos": {
        "h": 8,
        "w": 8,
        "x": 8,
        "y": 23
      },
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "targets": [
        {
          "expr": "sum(pilot_conflict_inbound_listener)",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "range": true,
          "instant": false,
          "legendFormat": "inbound listeners that clash"
        },
        {
          "expr": "sum(pilot_conflict_outbound_listener_tcp_over_current_tcp)",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "B",
          "range": true,
          "instant": false,
          "legendFormat": "TCP Services at one address and port"
        },
        {
          "expr": "sum(pilot_vservice_dup_domain)",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "C",
          "range": true,
          "instant": false,
          "legendFormat": "VirtualServices with the same host"
        },
        {
          "expr": "sum(pilot_destrule_subsets)",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "D",
          "range": true,
          "instant": false,
          "legendFormat": "subsets that are defined twice"
        },
        {
          "expr": "sum(pilot_duplicate_envoy_clusters)",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "E",
          "range": true,
          "instant": false,
          "legendFormat": "clusters with the same name"
        },
        {
          "expr": "sum(pilot_dns_cluster_without_endpoints)",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "F",
          "range": true,
          "instant": false,
          "legendFormat": "DNS hosts without endpoints"
        },
        {
          "expr": "sum(pilot_eds_no_instances)",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "G",
          "range": true,
          "instant": false,
          "legendFormat": "clusters without instances"
        },
        {
          "expr": "sum(endpoint_no_pod)",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "H",
          "range": true,
          "instant": false,
          "legendFormat": "endpoints without a pod"
        },
        {
          "expr": "sum(pilot_no_ip)",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "I",
          "range": true,
          "instant": false,
          "legendFormat": "pods without an address"
        }
      ],
      "id": 17
    },
    {
      "type": "timeseries",
      "transparent": false,
      "repeatDirection": "h",
      "options": {
        "legend": {
          "displayMode": "table",
          "placement": "bottom",
          "showLegend": true,
          "calcs": [
            "mean",
            "max"
          ]
        },
        "tooltip": {
          "mode": "multi",
          "sort": "desc"
        }
      },
      "fieldConfig": {
        "defaults": {
          "custom": {
            "fillOpacity": 8,
            "showPoints": "never"
          },
          "unit": "ops",
          "min": 0
        },
        "overrides": []
      },
      "title": "Calls of istiod that failed",
      "description": "By gRPC code: proxies and their agents ask for configuration and certificates.",
      "gridPos": {
        "h": 8,
        "w": 8,
        "x": 16,
        "y": 23
      },
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "targets": [
        {
          "expr": "sum(rate(grpc_server_handled_total{grpc_code!~\"OK|Canceled\"}[$__rate_interval])) or vector(0)",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "range": true,
          "instant": false,
          "legendFormat": "failed"
        }
      ],
      "id": 18
    },
    {
      "type": "row",
      "collapsed": false,
      "id": 19,
      "panels": [],
      "title": "Webhooks",
      "gridPos": {
        "x": 0,
        "y": 31,
        "h": 1,
        "w": 24
      }
    },
    {
      "type": "timeseries",
      "transparent": false,
      "repeatDirection": "h",
      "options": {
        "legend": {
          "displayMode": "table",
          "placement": "bottom",
          "showLegend": true,
          "calcs": [
            "mean",
            "max"
          ]
        },
        "tooltip": {
          "mode": "multi",
          "sort": "desc"
        }
      },
      "fieldConfig": {
        "defaults": {
          "custom": {
            "fillOpacity": 8,
            "showPoints": "never"
          },
          "unit": "ops",
          "min": 0
        },
        "overrides": []
      },
      "title": "Validation",
      "description": "Manifests by what the webhook said of them.",
      "gridPos": {
        "h": 8,
        "w": 8,
        "x": 0,
        "y": 32
      },
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "targets": [
        {
          "expr": "sum(rate(galley_validation_passed[$__rate_interval])) or vector(0)",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "range": true,
          "instant": false,
          "legendFormat": "accepted"
        },
        {
          "expr": "sum(rate(galley_validation_failed[$__rate_interval])) or vector(0)",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "B",
          "range": true,
          "instant": false,
          "legendFormat": "refused"
        },
        {
          "expr": "sum(rate(galley_validation_http_error[$__rate_interval])) or vector(0)",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "C",
          "range": true,
          "instant": false,
          "legendFormat": "error"
        }
      ],
      "id": 20
    },
    {
      "type": "timeseries",
      "transparent": false,
      "repeatDirection": "h",
      "options": {
        "legend": {
          "displayMode": "table",
          "placement": "bottom",
          "showLegend": true,
          "calcs": [
            "mean",
            "max"
          ]
        },
        "tooltip": {
          "mode": "multi",
          "sort": "desc"
        }
      },
      "fieldConfig": {
        "defaults": {
          "custom": {
            "fillOpacity": 8,
            "showPoints": "never"
          },
          "unit": "ops",
          "min": 0
        },
        "overrides": []
      },
      "title": "Injection",
      "description": "Pods that were to get a sidecar. Those that fail do not start.",
      "gridPos": {
        "h": 8,
        "w": 8,
        "x": 8,
        "y": 32
      },
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "targets": [
        {
          "expr": "sum(rate(sidecar_injection_requests_total[$__rate_interval])) or vector(0)",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "range": true,
          "instant": false,
          "legendFormat": "asked"
        },
        {
          "expr": "sum(rate(sidecar_injection_success_total[$__rate_interval])) or vector(0)",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "B",
          "range": true,
          "instant": false,
          "legendFormat": "injected"
        },
        {
          "expr": "sum(rate(sidecar_injection_failure_total[$__rate_interval])) or vector(0)",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "C",
          "range": true,
          "instant": false,
          "legendFormat": "failed"
        },
        {
          "expr": "sum(rate(sidecar_injection_skip_total[$__rate_interval])) or vector(0)",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "D",
          "range": true,
          "instant": false,
          "legendFormat": "left alone"
        }
      ],
      "id": 21
    },
    {
      "type": "timeseries",
      "transparent": false,
      "repeatDirection": "h",
      "options": {
        "legend": {
          "displayMode": "table",
          "placement": "bottom",
          "showLegend": true,
          "calcs": [
            "mean",
            "max"
          ]
        },
        "tooltip": {
          "mode": "multi",
          "sort": "desc"
        }
      },
      "fieldConfig": {
        "defaults": {
          "custom": {
            "fillOpacity": 8,
            "showPoints": "never"
          },
          "unit": "s",
          "min": 0
        },
        "overrides": []
      },
      "title": "Time to inject",
      "description": "How long a pod waits for it.",
      "gridPos": {
        "h": 8,
        "w": 8,
        "x": 16,
        "y": 32
      },
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "targets": [
        {
          "expr": "histogram_quantile(0.5, sum by (le) (rate(sidecar_injection_time_seconds_bucket[$__rate_interval])))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "range": true,
          "instant": false,
          "legendFormat": "P50"
        },
        {
          "expr": "histogram_quantile(0.9, sum by (le) (rate(sidecar_injection_time_seconds_bucket[$__rate_interval])))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "B",
          "range": true,
          "instant": false,
          "legendFormat": "P90"
        },
        {
          "expr": "histogram_quantile(0.99, sum by (le) (rate(sidecar_injection_time_seconds_bucket[$__rate_interval])))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "C",
          "range": true,
          "instant": false,
          "legendFormat": "P99"
        }
      ],
      "id": 22
    },
    {
      "type": "row",
      "collapsed": false,
      "id": 23,
      "panels": [],
      "title": "Certificates",
      "gridPos": {
        "x": 0,
        "y": 40,
        "h": 1,
        "w": 24
      }
    },
    {
      "type": "timeseries",
      "transparent": false,
      "repeatDirection": "h",
      "options": {
        "legend": {
          "displayMode": "table",
          "placement": "bottom",
          "showLegend": true,
          "calcs": [
            "mean",
            "max"
          ]
        },
        "tooltip": {
          "mode": "multi",
          "sort": "desc"
        }
      },
      "fieldConfig": {
        "defaults": {
          "custom": {
            "fillOpacity": 8,
            "showPoints": "never"
          },
          "unit": "ops",
          "min": 0
        },
        "overrides": []
      },
      "title": "Certificates",
      "description": "Of workloads: asked for, given, and why not.",
      "gridPos": {
        "h": 8,
        "w": 12,
        "x": 0,
        "y": 41
      },
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "targets": [
        {
          "expr": "sum(rate(citadel_server_csr_count[$__rate_interval])) or vector(0)",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "range": true,
          "instant": false,
          "legendFormat": "asked"
        },
        {
          "expr": "sum(rate(citadel_server_success_cert_issuance_count[$__rate_interval])) or vector(0)",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "B",
          "range": true,
          "instant": false,
          "legendFormat": "given"
        },
        {
          "expr": "sum(rate(citadel_server_authentication_failure_count[$__rate_interval])) or vector(0)",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "C",
          "range": true,
          "instant": false,
          "legendFormat": "not authenticated"
        },
        {
          "expr": "sum(rate(citadel_server_csr_parsing_err_count[$__rate_interval])) or vector(0)",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "D",
          "range": true,
          "instant": false,
          "legendFormat": "request not read"
        },
        {
          "expr": "sum(rate(citadel_server_csr_sign_err_count[$__rate_interval])) or vector(0)",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "E",
          "range": true,
          "instant": false,
          "legendFormat": "not signed"
        }
      ],
      "id": 24
    },
    {
      "type": "timeseries",
      "transparent": false,
      "repeatDirection": "h",
      "options": {
        "legend": {
          "displayMode": "table",
          "placement": "bottom",
          "showLegend": true,
          "calcs": [
            "mean",
            "max"
          ]
        },
        "tooltip": {
          "mode": "multi",
          "sort": "desc"
        }
      },
      "fieldConfig": {
        "defaults": {
          "custom": {
            "fillOpacity": 8,
            "showPoints": "never"
          },
          "unit": "ops",
          "min": 0
        },
        "overrides": []
      },
      "title": "Certificates of gateways",
      "description": "Secrets that could not be had for the TLS of a gateway.",
      "gridPos": {
        "h": 8,
        "w": 12,
        "x": 12,
        "y": 41
      },
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "targets": [
        {
          "expr": "sum(rate(pilot_sds_certificate_errors_total[$__rate_interval])) or vector(0)",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "range": true,
          "instant": false,
          "legendFormat": "failed"
        }
      ],
      "id": 25
    },
    {
      "type": "row",
      "collapsed": false,
      "id": 26,
      "panels": [],
      "title": "Saturation",
      "gridPos": {
        "x": 0,
        "y": 49,
        "h": 1,
        "w": 24
      }
    },
    {
      "type": "timeseries",
      "transparent": false,
      "repeatDirection": "h",
      "options": {
        "legend": {
          "displayMode": "table",
          "placement": "bottom",
          "showLegend": true,
          "calcs": [
            "mean",
            "max"
          ]
        },
        "tooltip": {
          "mode": "multi",
          "sort": "desc"
        }
      },
      "fieldConfig": {
        "defaults": {
          "custom": {
            "fillOpacity": 8,
            "showPoints": "never"
          },
          "unit": "short",
          "min": 0
        },
        "overrides": []
      },
      "title": "Processors",
      "description": "That an instance keeps busy.",
      "gridPos": {
        "h": 8,
        "w": 8,
        "x": 0,
        "y": 50
      },
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "targets": [
        {
          "expr": "rate(process_cpu_seconds_total[$__rate_interval]) and on (job, instance) istiod_uptime_seconds",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "range": true,
          "instant": false,
          "legendFormat": "{{pod}}"
        }
      ],
      "id": 27
    },
    {
      "type": "timeseries",
      "transparent": false,
      "repeatDirection": "h",
      "options": {
        "legend": {
          "displayMode": "table",
          "placement": "bottom",
          "showLegend": true,
          "calcs": [
            "mean",
            "max"
          ]
        },
        "tooltip": {
          "mode": "multi",
          "sort": "desc"
        }
      },
      "fieldConfig": {
        "defaults": {
          "custom": {
            "fillOpacity": 8,
            "showPoints": "never"
          },
          "unit": "bytes",
          "min": 0
        },
        "overrides": []
      },
      "title": "Memory",
      "description": "Of an instance: what the system gave it, and what its heap uses.",
      "gridPos": {
        "h": 8,
        "w": 8,
        "x": 8,
        "y": 50
      },
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "targets": [
        {
          "expr": "process_resident_memory_bytes and on (job, instance) istiod_uptime_seconds",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "range": true,
          "instant": false,
          "legendFormat": "{{pod}}, resident"
        },
        {
          "expr": "go_memstats_heap_inuse_bytes and on (job, instance) istiod_uptime_seconds",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "B",
          "range": true,
          "instant": false,
          "legendFormat": "{{pod}}, heap"
        }
      ],
      "id": 28
    },
    {
      "type": "timeseries",
      "transparent": false,
      "repeatDirection": "h",
      "options": {
        "legend": {
          "displayMode": "table",
          "placement": "bottom",
          "showLegend": true,
          "calcs": [
            "mean",
            "max"
          ]
        },
        "tooltip": {
          "mode": "multi",
          "sort": "desc"
        }
      },
      "fieldConfig": {
        "defaults": {
          "custom": {
            "fillOpacity": 8,
            "showPoints": "never"
          },
          "unit": "short",
          "min": 0
        },
        "overrides": []
      },
      "title": "Proxies by instance",
      "description": "Connections move only when they break, so a new instance is idle at first.",
      "gridPos": {
        "h": 8,
        "w": 8,
        "x": 16,
        "y": 50
      },
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "targets": [
        {
          "expr": "sum by (pod) (pilot_xds)",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "range": true,
          "instant": false,
          "legendFormat": "{{pod}}"
        }
      ],
      "id": 29
    },
    {
      "type": "timeseries",
      "transparent": false,
      "repeatDirection": "h",
      "options": {
        "legend": {
          "displayMode": "table",
          "placement": "bottom",
          "showLegend": true,
          "calcs": [
            "mean",
            "max"
          ]
        },
        "tooltip": {
          "mode": "multi",
          "sort": "desc"
        }
      },
      "fieldConfig": {
        "defaults": {
          "custom": {
            "fillOpacity": 8,
            "showPoints": "never"
          },
          "unit": "short",
          "min": 0
        },
        "overrides": []
      },
      "title": "Goroutines",
      "description": "Steady growth is a leak.",
      "gridPos": {
        "h": 8,
        "w": 8,
        "x": 0,
        "y": 58
      },
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "targets": [
        {
          "expr": "go_goroutines and on (job, instance) istiod_uptime_seconds",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "range": true,
          "instant": false,
          "legendFormat": "{{pod}}"
        }
      ],
      "id": 30
    },
    {
      "type": "timeseries",
      "transparent": false,
      "repeatDirection": "h",
      "options": {
        "legend": {
          "displayMode": "table",
          "placement": "bottom",
          "showLegend": true,
          "calcs": [
            "mean",
            "max"
          ]
        },
        "tooltip": {
          "mode": "multi",
          "sort": "desc"
        }
      },
      "fieldConfig": {
        "defaults": {
          "custom": {
            "fillOpacity": 8,
            "showPoints": "never"
          },
          "unit": "s",
          "min": 0
        },
        "overrides": []
      },
      "title": "Garbage collection",
      "description": "The longest pause.",
      "gridPos": {
        "h": 8,
        "w": 8,
        "x": 8,
        "y": 58
      },
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "targets": [
        {
          "expr": "go_gc_duration_seconds{quantile=\"1\"} and on (job, instance) istiod_uptime_seconds",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "range": true,
          "instant": false,
          "legendFormat": "{{pod}}"
        }
      ],
      "id": 31
    },
    {
      "type": "timeseries",
      "transparent": false,
      "repeatDirection": "h",
      "options": {
        "legend": {
          "displayMode": "table",
          "placement": "bottom",
          "showLegend": true,
          "calcs": [
            "mean",
            "max"
          ]
        },
        "tooltip": {
          "mode": "multi",
          "sort": "desc"
        }
      },
      "fieldConfig": {
        "defaults": {
          "custom": {
            "fillOpacity": 8,
            "showPoints": "never"
          },
          "unit": "short",
          "min": 0
        },
        "overrides": []
      },
      "title": "What istiod knows",
      "description": "Services and VirtualServices, which the size of the configuration grows with.",
      "gridPos": {
        "h": 8,
        "w": 8,
        "x": 16,
        "y": 58
      },
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "targets": [
        {
          "expr": "max(pilot_services)",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "range": true,
          "instant": false,
          "legendFormat": "Services"
        },
        {
          "expr": "max(pilot_virt_services)",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "B",
          "range": true,
          "instant": false,
          "legendFormat": "VirtualServices"
        }
      ],
      "id": 32
    }
  ]
};
