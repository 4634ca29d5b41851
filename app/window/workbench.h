#pragma once

class QMainWindow;

namespace peerscape::qtmodel {
class DocumentController;
class HistoryPlayer;
class LayerModel;
class Selection;
} // namespace peerscape::qtmodel

namespace peerscape::views {
class CanvasView;
class ThemeManager;
} // namespace peerscape::views

namespace peerscape::window {

class ActionRegistry;
class DocumentSession;
class PanelDocks;
class ServedDesign;

/// What the parts of the window share. The window owns all of it and outlives every part, so
/// commands and panels may keep a reference.
struct Workbench
{
    QMainWindow& window;
    views::ThemeManager& theme;
    qtmodel::DocumentController& controller;
    qtmodel::Selection& selection;
    qtmodel::HistoryPlayer& player;
    qtmodel::LayerModel& layers;
    views::CanvasView& canvas;
    DocumentSession& session;
    ActionRegistry& actions;
    PanelDocks& panels;
    ServedDesign& served;
};

} // namespace peerscape::window
