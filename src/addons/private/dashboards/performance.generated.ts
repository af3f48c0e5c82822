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
      },
      {
        "type": "query",
        "name": "namespace",
        "skipUrlSync": false,
        "multi": true,
        "allowCustomValue": true,
        "includeAll": true,
        "auto": false,
        "auto_min": "10s",
        "auto_count": 30,
        "label": "Namespace",
        "description": "Of the proxies.",
        "datasource": {
          "type": "prometheus",
          "uid": "${datasource}"
        },
        "query": {
          "query": "label_values(envoy_server_live, namespace)",
          "refId": "namespace"
        },
        "definition": "label_values(envoy_server_live, namespace)",
        "refresh": 2,
        "sort": 5,
        "allValue": ".*",
        "current": {
          "selected": true,
          "text": "All",
          "value": "$__all"
        }
      }
    ]
  },
  "annotations": {},
  "title": "Istio Performance Dashboard",
  "uid": "istio-performance",
  "description": "What the mesh costs, and which proxy costs most.",
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
      "title": "Envoys",
      "description": "Sidecars, gateways and waypoints that are scraped.",
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
        "x": 0,
        "y": 1
      },
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "targets": [
        {
          "expr": "count(envoy_server_live{namespace=~\"$namespace\"} == 1)",
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
      "title": "Memory of Envoys",
      "description": "That all of them use for themselves.",
      "fieldConfig": {
        "defaults": {
          "unit": "bytes",
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
        "w": 5,
        "x": 4,
        "y": 1
      },
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "targets": [
        {
          "expr": "sum(envoy_server_memory_allocated{namespace=~\"$namespace\"})",
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
      "title": "Memory of an Envoy",
      "description": "On average. It grows with the configuration: a Sidecar resource makes it smaller.",
      "fieldConfig": {
        "defaults": {
          "unit": "bytes",
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
        "w": 5,
        "x": 9,
        "y": 1
      },
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "targets": [
        {
          "expr": "avg(envoy_server_memory_allocated{namespace=~\"$namespace\"})",
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
      "title": "Processors of istiod",
      "description": "That all instances keep busy.",
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
        "w": 5,
        "x": 14,
        "y": 1
      },
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "targets": [
        {
          "expr": "sum(rate(process_cpu_seconds_total[$__rate_interval]) and on (job, instance) istiod_uptime_seconds)",
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
      "title": "Memory of istiod",
      "description": "Of all instances.",
      "fieldConfig": {
        "defaults": {
          "unit": "bytes",
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
        "w": 5,
        "x": 19,
        "y": 1
      },
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "targets": [
        {
          "expr": "sum(process_resident_memory_bytes and on (job, instance) istiod_uptime_seconds)",
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
      "type": "row",
      "collapsed": false,
      "id": 7,
      "panels": [],
      "title": "Containers of proxies, measured by the kubelet",
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
            "showPoints": "never"
          },
          "unit": "short",
          "min": 0
        },
        "overrides": []
      },
      "title": "Processors",
      "description": "The ten pods whose proxies work most. Needs metrics of containers (cAdvisor).",
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
          "expr": "topk(10, sum by (namespace, pod) (rate(container_cpu_usage_seconds_total{container=\"istio-proxy\", namespace=~\"$namespace\"}[$__rate_interval])))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "range": true,
          "instant": false,
          "legendFormat": "{{namespace}}/{{pod}}"
        }
      ],
      "id": 8
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
      "description": "The ten pods whose proxies take most, agent included. Needs metrics of containers (cAdvisor).",
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
          "expr": "topk(10, sum by (namespace, pod) (container_memory_working_set_bytes{container=\"istio-proxy\", namespace=~\"$namespace\"}))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "range": true,
          "instant": false,
          "legendFormat": "{{namespace}}/{{pod}}"
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
          "unit": "short",
          "min": 0
        },
        "overrides": []
      },
      "title": "Processors for 1000 requests per second",
      "description": "Of all proxies, for what servers answer: whether a release makes the mesh dearer. Needs metrics of containers (cAdvisor).",
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
          "expr": "sum(rate(container_cpu_usage_seconds_total{container=\"istio-proxy\", namespace=~\"$namespace\"}[$__rate_interval])) / (sum(rate(istio_requests_total{reporter=~\"destination|waypoint\", namespace=~\"$namespace\"}[$__rate_interval])) / 1000 > 0)",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "range": true,
          "instant": false,
          "legendFormat": "processors"
        }
      ],
      "id": 10
    },
    {
      "type": "row",
      "collapsed": false,
      "id": 11,
      "panels": [],
      "title": "Envoys",
      "gridPos": {
        "x": 0,
        "y": 14,
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
          "unit": "bytes",
          "min": 0
        },
        "overrides": []
      },
      "title": "Memory",
      "description": "The ten largest.",
      "gridPos": {
        "h": 8,
        "w": 8,
        "x": 0,
        "y": 15
      },
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "targets": [
        {
          "expr": "topk(10, sum by (namespace, pod) (envoy_server_memory_allocated{namespace=~\"$namespace\"}))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "range": true,
          "instant": false,
          "legendFormat": "{{namespace}}/{{pod}}"
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
          "unit": "short",
          "min": 0
        },
        "overrides": []
      },
      "title": "Connections",
      "description": "The ten Envoys with most.",
      "gridPos": {
        "h": 8,
        "w": 8,
        "x": 8,
        "y": 15
      },
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "targets": [
        {
          "expr": "topk(10, sum by (namespace, pod) (envoy_server_total_connections{namespace=~\"$namespace\"}))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "range": true,
          "instant": false,
          "legendFormat": "{{namespace}}/{{pod}}"
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
      "title": "Requests",
      "description": "That an Envoy handled, both in and out.",
      "gridPos": {
        "h": 8,
        "w": 8,
        "x": 16,
        "y": 15
      },
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "targets": [
        {
          "expr": "topk(10, sum by (namespace, pod) (rate(istio_requests_total{namespace=~\"$namespace\"}[$__rate_interval])))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "range": true,
          "instant": false,
          "legendFormat": "{{namespace}}/{{pod}}"
        }
      ],
      "id": 14
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
      "title": "Clusters",
      "description": "That an Envoy knows: what makes its configuration large.",
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
          "expr": "topk(10, sum by (namespace, pod) (envoy_cluster_manager_active_clusters{namespace=~\"$namespace\"}))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "range": true,
          "instant": false,
          "legendFormat": "{{namespace}}/{{pod}}"
        }
      ],
      "id": 15
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
      "title": "Refused updates",
      "description": "Clusters and listeners that an Envoy refused. It keeps what it had.",
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
          "expr": "sum(rate(envoy_cluster_manager_cds_update_rejected{namespace=~\"$namespace\"}[$__rate_interval]))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "range": true,
          "instant": false,
          "legendFormat": "clusters"
        },
        {
          "expr": "sum(rate(envoy_listener_manager_lds_update_rejected{namespace=~\"$namespace\"}[$__rate_interval]))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "B",
          "range": true,
          "instant": false,
          "legendFormat": "listeners"
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
            "showPoints": "never",
            "thresholdsStyle": {
              "mode": "dashed"
            }
          },
          "unit": "short",
          "min": 0,
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
      "title": "Without istiod",
      "description": "Envoys that have no connection to istiod: they serve on with what they have.",
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
          "expr": "count(envoy_cluster_upstream_cx_active{cluster_name=\"xds-grpc\", namespace=~\"$namespace\"} == 0) or vector(0)",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "range": true,
          "instant": false,
          "legendFormat": "Envoys"
        }
      ],
      "id": 17
    },
    {
      "type": "row",
      "collapsed": false,
      "id": 18,
      "panels": [],
      "title": "Agents",
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
          "unit": "short",
          "min": 0
        },
        "overrides": []
      },
      "title": "Processors",
      "description": "The ten agents that work most. They hardly do after the start.",
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
          "expr": "topk(10, sum by (namespace, pod) (rate(istio_agent_process_cpu_seconds_total{namespace=~\"$namespace\"}[$__rate_interval])))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "range": true,
          "instant": false,
          "legendFormat": "{{namespace}}/{{pod}}"
        }
      ],
      "id": 19
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
      "description": "The ten largest.",
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
          "expr": "topk(10, sum by (namespace, pod) (istio_agent_process_resident_memory_bytes{namespace=~\"$namespace\"}))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "range": true,
          "instant": false,
          "legendFormat": "{{namespace}}/{{pod}}"
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
          "unit": "s",
          "min": 0
        },
        "overrides": []
      },
      "title": "Certificates",
      "description": "Time until they expire, of the ten that do so first. They are renewed in time: a line that falls below half of the lifetime is stuck.",
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
          "expr": "bottomk(10, min by (namespace, pod) (istio_agent_cert_expiry_seconds{namespace=~\"$namespace\"}))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "range": true,
          "instant": false,
          "legendFormat": "{{namespace}}/{{pod}}"
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
      "title": "Start",
      "description": "Until a proxy was ready: the ten slowest, which pods wait for.",
      "gridPos": {
        "h": 8,
        "w": 12,
        "x": 0,
        "y": 40
      },
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "targets": [
        {
          "expr": "topk(10, sum by (namespace, pod) (istio_agent_startup_duration_seconds{namespace=~\"$namespace\"}))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "range": true,
          "instant": false,
          "legendFormat": "{{namespace}}/{{pod}}"
        }
      ],
      "id": 22
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
      "title": "Configuration",
      "description": "P99 of what istiod sends to a proxy, by type.",
      "gridPos": {
        "h": 8,
        "w": 12,
        "x": 12,
        "y": 40
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
      "id": 23
    },
    {
      "type": "row",
      "collapsed": false,
      "id": 24,
      "panels": [],
      "title": "Ambient mode",
      "gridPos": {
        "x": 0,
        "y": 48,
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
      "title": "Processors of ztunnels",
      "description": "One of them serves all pods of a node. Needs metrics of containers (cAdvisor).",
      "gridPos": {
        "h": 8,
        "w": 12,
        "x": 0,
        "y": 49
      },
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "targets": [
        {
          "expr": "sum by (pod) (rate(container_cpu_usage_seconds_total{container=\"istio-proxy\", pod=~\"ztunnel-.*\"}[$__rate_interval]))",
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
      "id": 25
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
      "title": "Memory of ztunnels",
      "description": "Needs metrics of containers (cAdvisor).",
      "gridPos": {
        "h": 8,
        "w": 12,
        "x": 12,
        "y": 49
      },
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "targets": [
        {
          "expr": "sum by (pod) (container_memory_working_set_bytes{container=\"istio-proxy\", pod=~\"ztunnel-.*\"})",
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
      "id": 26
    }
  ]
};
