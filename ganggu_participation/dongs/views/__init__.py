"""The district and its dongs for everybody; adding and closing dongs for administrators."""

from . import admin, closures, districts, features

BLUEPRINTS = [districts.dongs, features.dong_features, admin.admin_dongs, closures.dong_closures]
