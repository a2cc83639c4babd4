from ..demo_house import built_demo, demo

__all__ = ["built_demo", "demo"]
