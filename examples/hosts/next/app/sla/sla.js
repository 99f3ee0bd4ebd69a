"use client";
import { useEffect } from "react";

export default function Sla() {
  useEffect(() => void import("sla-calculator/element"), []);
  return <sla-calculator customer-tier="gold" service="data-line" locality="intra-city" start-at="2026-09-30T16:00" />;
}
