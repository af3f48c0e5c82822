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
  "title": "Istio Ztunnel Dashboard",
  "uid": "istio-ztunnel",
  "description": "Whether layer 4 of ambient mode carries what it should.",
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
      "title": "Ztunnels",
      "description": "One for each node.",
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
          "expr": "count(workload_manager_active_proxy_count)",
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
      "title": "Pods",
      "description": "That ztunnels serve.",
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
          "expr": "sum(workload_manager_active_proxy_count)",
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
      "title": "Waiting pods",
      "description": "That a ztunnel should serve and does not yet. They do not start.",
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
                "value": 5,
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
          "expr": "sum(workload_manager_pending_proxy_count) or vector(0)",
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
      "title": "Connections",
      "description": "Opened per second.",
      "fieldConfig": {
        "defaults": {
          "unit": "ops",
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
        "x": 12,
        "y": 1
      },
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "targets": [
        {
          "expr": "sum(rate(istio_tcp_connections_opened_total{reporter=\"destination\"}[$__rate_interval]) and on (job, instance) workload_manager_active_proxy_count)",
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
      "title": "Mutual TLS",
      "description": "Share of connections that arrive through HBONE.",
      "fieldConfig": {
        "defaults": {
          "unit": "percentunit",
          "noValue": "-",
          "thresholds": {
            "mode": "absolute",
            "steps": [
              {
                "value": null,
                "color": "red"
              },
              {
                "value": 0.9,
                "color": "orange"
              },
              {
                "value": 1,
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
          "expr": "(sum(rate(istio_tcp_connections_opened_total{reporter=\"destination\", connection_security_policy=\"mutual_tls\"}[$__rate_interval]) and on (job, instance) workload_manager_active_proxy_count) or sum(rate(istio_tcp_connections_opened_total{reporter=\"destination\"}[$__rate_interval]) and on (job, instance) workload_manager_active_proxy_count) * 0) / (sum(rate(istio_tcp_connections_opened_total{reporter=\"destination\"}[$__rate_interval]) and on (job, instance) workload_manager_active_proxy_count) > 0)",
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
      "title": "Refused",
      "description": "Connections that an AuthorizationPolicy refused, per second.",
      "fieldConfig": {
        "defaults": {
          "unit": "ops",
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
        "x": 20,
        "y": 1
      },
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "targets": [
        {
          "expr": "sum(rate(istio_tcp_connections_closed_total{response_flags=\"DENY\"}[$__rate_interval]) and on (job, instance) workload_manager_active_proxy_count) or vector(0)",
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
      "title": "Connections",
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
      "title": "By service",
      "description": "The ten services that are connected to most, as clients tell.",
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
          "expr": "topk(10, sum by (destination_service) (rate(istio_tcp_connections_opened_total{reporter=\"source\"}[$__rate_interval]) and on (job, instance) workload_manager_active_proxy_count))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "range": true,
          "instant": false,
          "legendFormat": "{{destination_service}}"
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
      "title": "By workload",
      "description": "The ten workloads that get most.",
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
          "expr": "topk(10, sum by (destination_workload) (rate(istio_tcp_connections_opened_total{reporter=\"destination\"}[$__rate_interval]) and on (job, instance) workload_manager_active_proxy_count))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "range": true,
          "instant": false,
          "legendFormat": "{{destination_workload}}"
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
            "fillOpacity": 8,
            "showPoints": "never"
          },
          "unit": "ops",
          "min": 0
        },
        "overrides": []
      },
      "title": "Why they ended",
      "description": "DENY was refused by a policy, CONNECT found nobody at the other end.",
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
          "expr": "sum by (reporter, response_flags) (rate(istio_tcp_connections_closed_total{response_flags!=\"-\"}[$__rate_interval]) and on (job, instance) workload_manager_active_proxy_count)",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "range": true,
          "instant": false,
          "legendFormat": "{{response_flags}} ({{reporter}})"
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
            "fillOpacity": 8,
            "showPoints": "never"
          },
          "unit": "binBps",
          "min": 0
        },
        "overrides": []
      },
      "title": "Bytes",
      "description": "Through all ztunnels. Received is what clients sent.",
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
          "expr": "sum(rate(istio_tcp_received_bytes_total{reporter=\"destination\"}[$__rate_interval]) and on (job, instance) workload_manager_active_proxy_count)",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "range": true,
          "instant": false,
          "legendFormat": "received"
        },
        {
          "expr": "sum(rate(istio_tcp_sent_bytes_total{reporter=\"destination\"}[$__rate_interval]) and on (job, instance) workload_manager_active_proxy_count)",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "B",
          "range": true,
          "instant": false,
          "legendFormat": "sent"
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
          "unit": "ops",
          "min": 0
        },
        "overrides": []
      },
      "title": "By node",
      "description": "Connections that each ztunnel opened or took.",
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
          "expr": "sum by (pod) (rate(istio_tcp_connections_opened_total[$__rate_interval]) and on (job, instance) workload_manager_active_proxy_count)",
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
      "title": "Outside mutual TLS",
      "description": "Workloads that are connected to in plain text.",
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
          "expr": "topk(10, sum by (destination_workload) (rate(istio_tcp_connections_opened_total{reporter=\"destination\", connection_security_policy!=\"mutual_tls\"}[$__rate_interval]) and on (job, instance) workload_manager_active_proxy_count))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "range": true,
          "instant": false,
          "legendFormat": "{{destination_workload}}"
        }
      ],
      "id": 14
    },
    {
      "type": "row",
      "collapsed": false,
      "id": 15,
      "panels": [],
      "title": "Ztunnel itself",
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
      "title": "Pods",
      "description": "That came and went, by node.",
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
          "expr": "sum by (pod) (rate(workload_manager_proxies_started_total[$__rate_interval]))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "range": true,
          "instant": false,
          "legendFormat": "{{pod}}, came"
        },
        {
          "expr": "sum by (pod) (rate(workload_manager_proxies_stopped_total[$__rate_interval]))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "B",
          "range": true,
          "instant": false,
          "legendFormat": "{{pod}}, went"
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
          "unit": "ops",
          "min": 0
        },
        "overrides": []
      },
      "title": "Messages of istiod",
      "description": "By type of what they tell.",
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
          "expr": "sum by (url) (rate(istio_xds_message_total[$__rate_interval]))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "range": true,
          "instant": false,
          "legendFormat": "{{url}}"
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
      "title": "Lost connections to istiod",
      "description": "By reason. istiod ends each connection after half an hour or so; what comes more often is trouble.",
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
          "expr": "sum by (reason) (rate(istio_xds_connection_terminations_total[$__rate_interval]))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "range": true,
          "instant": false,
          "legendFormat": "{{reason}}"
        }
      ],
      "id": 18
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
          "unit": "percentunit",
          "min": 0,
          "thresholds": {
            "mode": "absolute",
            "steps": [
              {
                "value": null,
                "color": "green"
              },
              {
                "value": 0.7,
                "color": "orange"
              },
              {
                "value": 0.9,
                "color": "red"
              }
            ]
          }
        },
        "overrides": []
      },
      "title": "Open files",
      "description": "Share of what a ztunnel may have. Each connection takes some.",
      "gridPos": {
        "h": 8,
        "w": 12,
        "x": 0,
        "y": 31
      },
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "targets": [
        {
          "expr": "process_open_fds / process_max_fds and on (job, instance) workload_manager_active_proxy_count",
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
          "unit": "ops",
          "min": 0
        },
        "overrides": []
      },
      "title": "DNS",
      "description": "Where ztunnel answers it: questions, those that it passed on, and those that failed there.",
      "gridPos": {
        "h": 8,
        "w": 12,
        "x": 12,
        "y": 31
      },
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "targets": [
        {
          "expr": "sum(rate(istio_dns_requests_total[$__rate_interval]) and on (job, instance) workload_manager_active_proxy_count)",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "range": true,
          "instant": false,
          "legendFormat": "questions"
        },
        {
          "expr": "sum(rate(istio_dns_upstream_requests_total[$__rate_interval]) and on (job, instance) workload_manager_active_proxy_count)",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "B",
          "range": true,
          "instant": false,
          "legendFormat": "passed on"
        },
        {
          "expr": "sum(rate(istio_dns_upstream_failures_total[$__rate_interval]) and on (job, instance) workload_manager_active_proxy_count)",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "C",
          "range": true,
          "instant": false,
          "legendFormat": "failed"
        }
      ],
      "id": 20
    }
  ]
};
