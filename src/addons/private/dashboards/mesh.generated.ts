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
        "type": "custom",
        "name": "reporter",
        "skipUrlSync": false,
        "multi": false,
        "allowCustomValue": true,
        "includeAll": false,
        "auto": false,
        "auto_min": "10s",
        "auto_count": 30,
        "label": "Seen by",
        "description": "Servers tell what they answered. Clients, gateways among them, also tell of requests that reached no server.",
        "query": "Servers : destination|waypoint, Clients : source",
        "current": {
          "selected": true,
          "text": "Servers",
          "value": "destination|waypoint"
        }
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
        "description": "Of the services that are called.",
        "datasource": {
          "type": "prometheus",
          "uid": "${datasource}"
        },
        "query": {
          "query": "label_values(istio_requests_total, destination_service_namespace)",
          "refId": "namespace"
        },
        "definition": "label_values(istio_requests_total, destination_service_namespace)",
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
  "title": "Istio Mesh Dashboard",
  "uid": "istio-mesh",
  "description": "Whether the mesh as a whole is well, and which service is not.",
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
      "title": "Requests",
      "description": "Requests per second, each counted once.",
      "fieldConfig": {
        "defaults": {
          "unit": "reqps",
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
          "expr": "sum(rate(istio_requests_total{reporter=~\"$reporter\", destination_service_namespace=~\"$namespace\"}[$__rate_interval]))",
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
      "title": "Success",
      "description": "Share of requests without a failure of the server: neither a status 5xx nor a code of gRPC that means the same.",
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
                "value": 0.99,
                "color": "orange"
              },
              {
                "value": 0.999,
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
        "x": 4,
        "y": 1
      },
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "targets": [
        {
          "expr": "1 - (sum(rate(istio_requests_total{reporter=~\"$reporter\", destination_service_namespace=~\"$namespace\", response_code=~\"5..\"}[$__rate_interval]) or rate(istio_requests_total{reporter=~\"$reporter\", destination_service_namespace=~\"$namespace\", grpc_response_status=~\"2|4|12|13|14|15\"}[$__rate_interval])) or sum(rate(istio_requests_total{reporter=~\"$reporter\", destination_service_namespace=~\"$namespace\"}[$__rate_interval])) * 0) / (sum(rate(istio_requests_total{reporter=~\"$reporter\", destination_service_namespace=~\"$namespace\"}[$__rate_interval])) > 0)",
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
      "title": "P99",
      "description": "All but one request of a hundred are faster.",
      "fieldConfig": {
        "defaults": {
          "unit": "ms",
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
        "x": 8,
        "y": 1
      },
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "targets": [
        {
          "expr": "histogram_quantile(0.99, sum by (le) (rate(istio_request_duration_milliseconds_bucket{reporter=~\"$reporter\", destination_service_namespace=~\"$namespace\"}[$__rate_interval])))",
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
      "title": "Mutual TLS",
      "description": "Share of requests that reach their server within mutual TLS. Clients cannot tell, so this is what servers report.",
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
        "x": 12,
        "y": 1
      },
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "targets": [
        {
          "expr": "(sum(rate(istio_requests_total{reporter=~\"destination|waypoint\", destination_service_namespace=~\"$namespace\", connection_security_policy=\"mutual_tls\"}[$__rate_interval])) or sum(rate(istio_requests_total{reporter=~\"destination|waypoint\", destination_service_namespace=~\"$namespace\"}[$__rate_interval])) * 0) / (sum(rate(istio_requests_total{reporter=~\"destination|waypoint\", destination_service_namespace=~\"$namespace\"}[$__rate_interval])) > 0)",
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
      "title": "Services called",
      "description": "Services that got requests.",
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
        "x": 16,
        "y": 1
      },
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "targets": [
        {
          "expr": "count(sum by (destination_service) (rate(istio_requests_total{reporter=~\"$reporter\", destination_service_namespace=~\"$namespace\"}[$__rate_interval])) > 0)",
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
      "title": "Proxies",
      "description": "Sidecars, gateways, waypoints and ztunnels that are connected to istiod.",
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
        "x": 20,
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
      "id": 7
    },
    {
      "type": "row",
      "collapsed": false,
      "id": 8,
      "panels": [],
      "title": "Traffic",
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
          "unit": "reqps",
          "min": 0
        },
        "overrides": [
          {
            "matcher": {
              "id": "byName",
              "options": "2xx"
            },
            "properties": [
              {
                "id": "color",
                "value": {
                  "mode": "fixed",
                  "fixedColor": "green"
                }
              }
            ]
          },
          {
            "matcher": {
              "id": "byName",
              "options": "3xx"
            },
            "properties": [
              {
                "id": "color",
                "value": {
                  "mode": "fixed",
                  "fixedColor": "blue"
                }
              }
            ]
          },
          {
            "matcher": {
              "id": "byName",
              "options": "4xx"
            },
            "properties": [
              {
                "id": "color",
                "value": {
                  "mode": "fixed",
                  "fixedColor": "orange"
                }
              }
            ]
          },
          {
            "matcher": {
              "id": "byName",
              "options": "5xx"
            },
            "properties": [
              {
                "id": "color",
                "value": {
                  "mode": "fixed",
                  "fixedColor": "red"
                }
              }
            ]
          },
          {
            "matcher": {
              "id": "byName",
              "options": "no answer"
            },
            "properties": [
              {
                "id": "color",
                "value": {
                  "mode": "fixed",
                  "fixedColor": "purple"
                }
              }
            ]
          }
        ]
      },
      "title": "Requests by status",
      "description": "A jump of 4xx is often a client that was changed, one of 5xx a server.",
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
          "expr": "sum by (class) (label_replace(label_replace(rate(istio_requests_total{reporter=~\"$reporter\", destination_service_namespace=~\"$namespace\"}[$__rate_interval]), \"class\", \"${1}xx\", \"response_code\", \"([1-5])..\"), \"class\", \"no answer\", \"response_code\", \"0\"))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "range": true,
          "instant": false,
          "legendFormat": "{{class}}"
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
          "unit": "ms",
          "min": 0
        },
        "overrides": []
      },
      "title": "Latency",
      "description": "Over all services: a slow one hides in P50, and shows in P99.",
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
          "expr": "histogram_quantile(0.5, sum by (le) (rate(istio_request_duration_milliseconds_bucket{reporter=~\"$reporter\", destination_service_namespace=~\"$namespace\"}[$__rate_interval])))",
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
          "expr": "histogram_quantile(0.9, sum by (le) (rate(istio_request_duration_milliseconds_bucket{reporter=~\"$reporter\", destination_service_namespace=~\"$namespace\"}[$__rate_interval])))",
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
          "expr": "histogram_quantile(0.99, sum by (le) (rate(istio_request_duration_milliseconds_bucket{reporter=~\"$reporter\", destination_service_namespace=~\"$namespace\"}[$__rate_interval])))",
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
          "unit": "percentunit",
          "min": 0
        },
        "overrides": []
      },
      "title": "Failed requests by service",
      "description": "The ten services with the largest share of failures.",
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
          "expr": "topk(10, (sum by (destination_service) (rate(istio_requests_total{reporter=~\"$reporter\", destination_service_namespace=~\"$namespace\", response_code=~\"5..\"}[$__rate_interval]) or rate(istio_requests_total{reporter=~\"$reporter\", destination_service_namespace=~\"$namespace\", grpc_response_status=~\"2|4|12|13|14|15\"}[$__rate_interval])) or sum by (destination_service) (rate(istio_requests_total{reporter=~\"$reporter\", destination_service_namespace=~\"$namespace\"}[$__rate_interval])) * 0) / (sum by (destination_service) (rate(istio_requests_total{reporter=~\"$reporter\", destination_service_namespace=~\"$namespace\"}[$__rate_interval])) > 0))",
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
      "id": 11
    },
    {
      "type": "row",
      "collapsed": false,
      "id": 12,
      "panels": [],
      "title": "Services",
      "gridPos": {
        "x": 0,
        "y": 14,
        "h": 1,
        "w": 24
      }
    },
    {
      "type": "table",
      "transparent": false,
      "repeatDirection": "h",
      "options": {
        "frameIndex": 0,
        "showHeader": true,
        "showTypeIcons": false,
        "footer": {
          "show": false,
          "reducer": [],
          "countRows": false
        },
        "cellHeight": "sm"
      },
      "fieldConfig": {
        "defaults": {
          "custom": {
            "align": "auto",
            "inspect": false
          }
        },
        "overrides": [
          {
            "matcher": {
              "id": "byName",
              "options": "Requests"
            },
            "properties": [
              {
                "id": "unit",
                "value": "reqps"
              }
            ]
          },
          {
            "matcher": {
              "id": "byName",
              "options": "Failed"
            },
            "properties": [
              {
                "id": "unit",
                "value": "percentunit"
              }
            ]
          },
          {
            "matcher": {
              "id": "byName",
              "options": "P50"
            },
            "properties": [
              {
                "id": "unit",
                "value": "ms"
              }
            ]
          },
          {
            "matcher": {
              "id": "byName",
              "options": "P99"
            },
            "properties": [
              {
                "id": "unit",
                "value": "ms"
              }
            ]
          },
          {
            "matcher": {
              "id": "byName",
              "options": "Service"
            },
            "properties": [
              {
                "id": "links",
                "value": [
                  {
                    "title": "Show the service",
                    "url": "/d/istio-service?var-service=${__value.raw}&${__url_time_range}&${datasource:queryparam}"
                  }
                ]
              }
            ]
          }
        ]
      },
      "title": "Services with requests",
      "description": "HTTP and gRPC. A click leads to the service.",
      "gridPos": {
        "h": 10,
        "w": 14,
        "x": 0,
        "y": 15
      },
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "targets": [
        {
          "expr": "sum by (destination_service) (rate(istio_requests_total{reporter=~\"$reporter\", destination_service_namespace=~\"$namespace\"}[$__rate_interval]))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "instant": true,
          "range": false,
          "format": "table"
        },
        {
          "expr": "(sum by (destination_service) (rate(istio_requests_total{reporter=~\"$reporter\", destination_service_namespace=~\"$namespace\", response_code=~\"5..\"}[$__rate_interval]) or rate(istio_requests_total{reporter=~\"$reporter\", destination_service_namespace=~\"$namespace\", grpc_response_status=~\"2|4|12|13|14|15\"}[$__rate_interval])) or sum by (destination_service) (rate(istio_requests_total{reporter=~\"$reporter\", destination_service_namespace=~\"$namespace\"}[$__rate_interval])) * 0) / (sum by (destination_service) (rate(istio_requests_total{reporter=~\"$reporter\", destination_service_namespace=~\"$namespace\"}[$__rate_interval])) > 0)",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "B",
          "instant": true,
          "range": false,
          "format": "table"
        },
        {
          "expr": "histogram_quantile(0.5, sum by (le, destination_service) (rate(istio_request_duration_milliseconds_bucket{reporter=~\"$reporter\", destination_service_namespace=~\"$namespace\"}[$__rate_interval])))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "C",
          "instant": true,
          "range": false,
          "format": "table"
        },
        {
          "expr": "histogram_quantile(0.99, sum by (le, destination_service) (rate(istio_request_duration_milliseconds_bucket{reporter=~\"$reporter\", destination_service_namespace=~\"$namespace\"}[$__rate_interval])))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "D",
          "instant": true,
          "range": false,
          "format": "table"
        }
      ],
      "transformations": [
        {
          "id": "joinByField",
          "options": {
            "byField": "destination_service",
            "mode": "outer"
          }
        },
        {
          "id": "organize",
          "options": {
            "excludeByName": {
              "Time": true,
              "Time 1": true,
              "Time 2": true,
              "Time 3": true,
              "Time 4": true
            },
            "renameByName": {
              "destination_service": "Service",
              "Value #A": "Requests",
              "Value #B": "Failed",
              "Value #C": "P50",
              "Value #D": "P99"
            }
          }
        },
        {
          "id": "sortBy",
          "options": {
            "sort": [
              {
                "field": "Requests",
                "desc": true
              }
            ]
          }
        }
      ],
      "id": 13
    },
    {
      "type": "table",
      "transparent": false,
      "repeatDirection": "h",
      "options": {
        "frameIndex": 0,
        "showHeader": true,
        "showTypeIcons": false,
        "footer": {
          "show": false,
          "reducer": [],
          "countRows": false
        },
        "cellHeight": "sm"
      },
      "fieldConfig": {
        "defaults": {
          "custom": {
            "align": "auto",
            "inspect": false
          }
        },
        "overrides": [
          {
            "matcher": {
              "id": "byName",
              "options": "Opened"
            },
            "properties": [
              {
                "id": "unit",
                "value": "ops"
              }
            ]
          },
          {
            "matcher": {
              "id": "byName",
              "options": "Received"
            },
            "properties": [
              {
                "id": "unit",
                "value": "binBps"
              }
            ]
          },
          {
            "matcher": {
              "id": "byName",
              "options": "Sent"
            },
            "properties": [
              {
                "id": "unit",
                "value": "binBps"
              }
            ]
          },
          {
            "matcher": {
              "id": "byName",
              "options": "Service"
            },
            "properties": [
              {
                "id": "links",
                "value": [
                  {
                    "title": "Show the service",
                    "url": "/d/istio-service?var-service=${__value.raw}&${__url_time_range}&${datasource:queryparam}"
                  }
                ]
              }
            ]
          }
        ]
      },
      "title": "Services with connections",
      "description": "TCP that the mesh does not read as requests.",
      "gridPos": {
        "h": 10,
        "w": 10,
        "x": 14,
        "y": 15
      },
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "targets": [
        {
          "expr": "sum by (destination_service) (rate(istio_tcp_connections_opened_total{reporter=~\"$reporter\", destination_service_namespace=~\"$namespace\"}[$__rate_interval]))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "instant": true,
          "range": false,
          "format": "table"
        },
        {
          "expr": "sum by (destination_service) (rate(istio_tcp_received_bytes_total{reporter=~\"$reporter\", destination_service_namespace=~\"$namespace\"}[$__rate_interval]))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "B",
          "instant": true,
          "range": false,
          "format": "table"
        },
        {
          "expr": "sum by (destination_service) (rate(istio_tcp_sent_bytes_total{reporter=~\"$reporter\", destination_service_namespace=~\"$namespace\"}[$__rate_interval]))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "C",
          "instant": true,
          "range": false,
          "format": "table"
        }
      ],
      "transformations": [
        {
          "id": "joinByField",
          "options": {
            "byField": "destination_service",
            "mode": "outer"
          }
        },
        {
          "id": "organize",
          "options": {
            "excludeByName": {
              "Time": true,
              "Time 1": true,
              "Time 2": true,
              "Time 3": true
            },
            "renameByName": {
              "destination_service": "Service",
              "Value #A": "Opened",
              "Value #B": "Received",
              "Value #C": "Sent"
            }
          }
        },
        {
          "id": "sortBy",
          "options": {
            "sort": [
              {
                "field": "Opened",
                "desc": true
              }
            ]
          }
        }
      ],
      "id": 14
    },
    {
      "type": "row",
      "collapsed": false,
      "id": 15,
      "panels": [],
      "title": "Why requests fail",
      "gridPos": {
        "x": 0,
        "y": 25,
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
          "unit": "reqps",
          "min": 0
        },
        "overrides": []
      },
      "title": "Reasons that proxies give",
      "description": "Response flags of Envoy, as clients see them: UH no healthy endpoint, UF no connection, URX retries used up, NR no route, UO circuit breaker open, DC the client went away.",
      "gridPos": {
        "h": 8,
        "w": 12,
        "x": 0,
        "y": 26
      },
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "targets": [
        {
          "expr": "sum by (response_flags) (rate(istio_requests_total{reporter=\"source\", destination_service_namespace=~\"$namespace\", response_flags!=\"-\"}[$__rate_interval]))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "range": true,
          "instant": false,
          "legendFormat": "{{response_flags}}"
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
          "unit": "reqps",
          "min": 0
        },
        "overrides": []
      },
      "title": "Requests outside mutual TLS",
      "description": "Who gets requests in plain text. A PeerAuthentication in mode STRICT refuses them.",
      "gridPos": {
        "h": 8,
        "w": 12,
        "x": 12,
        "y": 26
      },
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "targets": [
        {
          "expr": "topk(10, sum by (destination_service) (rate(istio_requests_total{reporter=~\"destination|waypoint\", destination_service_namespace=~\"$namespace\", connection_security_policy!=\"mutual_tls\"}[$__rate_interval])))",
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
      "id": 17
    },
    {
      "type": "row",
      "collapsed": false,
      "id": 18,
      "panels": [],
      "title": "Connections and versions",
      "gridPos": {
        "x": 0,
        "y": 34,
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
      "title": "Connections",
      "description": "TCP connections opened and closed. Where the first stays above the second, connections pile up.",
      "gridPos": {
        "h": 8,
        "w": 12,
        "x": 0,
        "y": 35
      },
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "targets": [
        {
          "expr": "sum(rate(istio_tcp_connections_opened_total{reporter=~\"$reporter\", destination_service_namespace=~\"$namespace\"}[$__rate_interval]))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "range": true,
          "instant": false,
          "legendFormat": "opened"
        },
        {
          "expr": "sum(rate(istio_tcp_connections_closed_total{reporter=~\"$reporter\", destination_service_namespace=~\"$namespace\"}[$__rate_interval]))",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "B",
          "range": true,
          "instant": false,
          "legendFormat": "closed"
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
          "unit": "short",
          "min": 0
        },
        "overrides": []
      },
      "title": "Versions of Istio",
      "description": "Running instances by component and version. More than one version is an upgrade on its way, or one that was forgotten.",
      "gridPos": {
        "h": 8,
        "w": 8,
        "x": 12,
        "y": 35
      },
      "datasource": {
        "type": "prometheus",
        "uid": "${datasource}"
      },
      "targets": [
        {
          "expr": "sum by (component, tag) (istio_build)",
          "datasource": {
            "type": "prometheus",
            "uid": "${datasource}"
          },
          "refId": "A",
          "range": true,
          "instant": false,
          "legendFormat": "{{component}} {{tag}}"
        }
      ],
      "id": 20
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
      "title": "Refused configuration",
      "description": "Updates that proxies refused in the last quarter of an hour. They go on with what they had: see the dashboard of the control plane.",
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
        "x": 20,
        "y": 35
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
      "id": 21
    }
  ]
};
