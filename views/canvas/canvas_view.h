#pragma once

#include "core/diagram/bent_line.h"
#include "core/diagram/diagram.h"
#include "core/diagram/snapping.h"
#include "core/edit/copying.h"
#include "core/edit/restack.h"
#include "core/route/routes_to.h"
#include "views/canvas/canvas_picture.h"
#include "views/canvas/image_files.h"
#include "views/canvas/place_kind.h"

#include <QAbstractScrollArea>
#include <QTimer>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>

class QMimeData;

namespace peerscape::qtmodel {
class DocumentController;
class FlowBoard;
class Selection;
struct Outlook;
} // namespace peerscape::qtmodel

namespace peerscape::views {

class ThemeManager;

/// The canvas: shows the diagram at any zoom and turns gestures into edits, one for each gesture.
/// Everything the mouse can do here has a function or a key, so that menus and the keyboard can do
/// it too. Keys: arrows nudge by the grid (with Ctrl by one), Tab walks the objects, Enter or F2
/// renames, B bends a line, Del deletes, Esc gives up, space drags the view, L connects,
/// `[` and `]` go out of and into containers.
class CanvasView : public QAbstractScrollArea
{
    Q_OBJECT

public:
    enum class Tool { Select, Pan, Connect, Place, Trace };

    CanvasView(qtmodel::DocumentController& controller, qtmodel::Selection& selection,
               const ThemeManager& theme, QWidget* parent = nullptr);
    ~CanvasView() override;

    [[nodiscard]] double zoom() const { return m_zoom; }
    [[nodiscard]] Tool tool() const { return m_tool; }
    void setTool(Tool tool);
    /// Places a thing with the next click.
    void startPlacing(PlaceKind kind);
    /// Places a thing without a mouse: into what is selected, beside it, or in the middle of the
    /// view.
    void insert(PlaceKind kind);
    /// Puts a picture at a point of the viewport, else in the middle of the view; says why there
    /// is none.
    void insertImage(const ImageSource& source, std::optional<QPointF> at = {});
    /// Zooms so that the point at `anchor` (viewport pixels) stays where it is.
    void setZoom(double zoom, QPointF anchor);
    void zoomIn();
    void zoomOut();
    void zoomReset();
    void fitAll();
    void fitSelection();
    /// Zooms so that `area` fills the view with a margin, at most `mostZoom` times as large as
    /// life.
    void showArea(const diagram::Rect& area, double mostZoom = 1);
    void reveal(ObjectId id);
    /// Shows the drawing and lets a person pan, zoom and select, but changes nothing; there is no
    /// minimap. Keys that would edit go to the widget around it.
    void setViewOnly(bool viewOnly);
    /// Asks first when more than the selection would go.
    void deleteSelection();
    void renameSelection();
    /// What Enter does: edits the words of one thing that shows them; asks for the fields of a
    /// line, an image or several things.
    void openSelection();
    void selectAll();
    /// Puts the selection on the clipboard; false when there is nothing that can stand alone.
    bool copySelection();
    void cutSelection();
    [[nodiscard]] static bool canPaste();
    /// Pastes what was copied here or in another window: at a point of the viewport, else beside
    /// where it was; into what lies there or is selected. `keepAddresses`: also when others have
    /// them.
    void paste(std::optional<QPointF> at = {}, bool keepAddresses = false);
    void duplicateSelection();
    /// Shows the selected networks as headers, or whole again when all of them are collapsed.
    void collapseSelection();
    /// Dims everything but the selection and the lines in it, or shows everything again.
    void isolateSelection();
    [[nodiscard]] bool isIsolating() const { return !m_isolated.empty(); }
    /// Shows which network interfaces have a route to all of `destination`: everything else is
    /// dimmed, and the answers follow every edit until `endQuestion`.
    void askRoutesTo(const net::Prefix& destination);
    /// Goes to the next interface that answers, or the one before.
    void nextAnswer(bool backwards);
    void endQuestion();
    /// The question that is shown; null when none is.
    [[nodiscard]] const route::RoutesTo* question() const { return m_question.get(); }
    /// Moves snap to the grid, and to edges, middles and equal gaps of other boxes; with Alt to
    /// nothing.
    void setSnapping(bool grid, bool guides);
    /// The wheel alone zooms, and with Ctrl it scrolls, instead of the other way round.
    void setWheelZooms(bool zooms) { m_wheelZooms = zooms; }
    /// Shows the small map of everything in the corner, which it does at first, where there is room
    /// and more than one network.
    void setMapShown(bool shown);
    /// Lines up what is selected and stands freely.
    void alignSelection(diagram::Alignment alignment);
    void distributeSelection(diagram::Axis axis);
    /// Locks what is selected, or unlocks it when some of it is locked.
    void lockSelection();
    /// Moves the selected notes, frames and images in front of others or behind them.
    void restackSelection(edit::Restack where);
    [[nodiscard]] bool canRestack() const;
    /// How many of the selected things can be moved.
    [[nodiscard]] std::size_t movableCount() const;
    /// Lets the keys bend the selected line: Tab goes from handle to handle, arrows move a bend or
    /// make one, Del removes it; or ends that.
    void bendSelection();
    /// Lets the selected lines run as they are routed.
    void rerouteSelection();
    /// Whether some of the selected lines are bent.
    [[nodiscard]] bool isSelectionBent() const;
    /// Makes the two networks that are selected peers; `oneSide`: only the first one's side.
    void peerSelection(bool oneSide);
    /// Asks about packets between the two things that are selected, or lets a person choose them
    /// here; sends `traceRequested`.
    void traceSelection();
    /// Draws the flows of a board over the picture from now on. The board must outlive the canvas.
    void setFlows(const qtmodel::FlowBoard& board);
    /// Null when there is no board.
    [[nodiscard]] const qtmodel::FlowBoard* flows() const { return m_flows; }

    [[nodiscard]] const qtmodel::DocumentController& controller() const { return m_controller; }
    [[nodiscard]] qtmodel::Selection& selection() const { return m_selection; }

    /// Paints at once what would otherwise appear within the next frames: for pictures and tests.
    void completePicture();
    /// The part of the drawing that is in view.
    [[nodiscard]] CanvasWindow canvasWindow() const;
    /// Where the viewport shows the small map; null when it shows none.
    [[nodiscard]] QRectF minimapRect() const;

    [[nodiscard]] QPointF toView(diagram::Point p) const;
    [[nodiscard]] diagram::Point toCanvas(QPointF p) const;

signals:
    void zoomChanged(double zoom);
    /// Two ends of a question about packets were chosen.
    void traceRequested(peerscape::ObjectId from, peerscape::ObjectId to);
    void toolChanged(peerscape::views::CanvasView::Tool tool);
    void contextMenuRequested(const QPoint& globalPosition);
    /// The fields of what is selected are wanted.
    void fieldsRequested();
    void isolationChanged(bool isolating);
    /// Another question is shown, or none any more.
    void questionChanged();
    /// What the pointer or the gesture says now; empty when nothing.
    void hint(const QString& text);

protected:
    bool event(QEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragMoveEvent(QDragMoveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    enum class Gesture { None, Pan, Marquee, Move, Resize, Connect, MoveChip, Bend };

    // Painting (canvas_paint.cpp).
    void paintSelection(QPainter& painter);
    /// What of the selection is in view: boxes, and lines that can be told apart.
    struct Selected
    {
        std::vector<diagram::Rect> boxes;
        std::vector<std::vector<diagram::Point>> lines;
    };
    [[nodiscard]] Selected selectedIn(const diagram::Rect& view) const;
    void paintManyOutlines(QPainter& painter, const std::vector<diagram::Rect>& boxes) const;
    void paintGesture(QPainter& painter);
    /// What is dragged when it is much: in one go for each colour.
    void paintDrafts(QPainter& painter);
    void paintHint(QPainter& painter);
    void paintPill(QPainter& painter, const QString& text, QPointF middle);
    void paintGuides(QPainter& painter);
    /// Lets an area fill the view without a box of it under the minimap.
    void fit(const diagram::Rect& area, double mostZoom);
    /// Everything is to be painted again: another document or theme.
    void invalidate();
    /// Fills the picture for one frame and asks for what is left; says whether it looks different.
    bool fillPicture();
    void goOnFilling();
    void paintRouteCount(QPainter& painter);

    // Gestures (canvas_gestures.cpp).
    void beginGesture(QMouseEvent* event);
    void updateConnect(QPointF at);
    void finishMoveChip();
    void finishMarquee(Qt::KeyboardModifiers modifiers);
    void cancelGesture();
    void placeAt(QPointF at);
    void apply(const edit::EditResult& result, bool selectCreated, quint64 gesture = 0);
    [[nodiscard]] edit::EditResult placeEditAt(PlaceKind kind, QPointF at) const;

    // Copying, collapsing and isolating (canvas_clipboard.cpp).
    /// Works something out of the design beside the window, with progress and a way to give up;
    /// again when the design has changed meanwhile. False when it was given up.
    bool workOut(const QString& title,
                 const std::function<void(const route::RouteEngine&, const Progress&)>& work);
    /// An edit that was worked out, with what follows from it where that takes long.
    struct WorkedOut
    {
        edit::EditResult edit;
        diagram::Aside aside = diagram::Aside::Nearest;
        std::shared_ptr<qtmodel::Outlook> outlook = {};
    };
    /// The same for an edit; none when it was given up.
    std::optional<WorkedOut>
    workOutEdit(const QString& title,
                const std::function<WorkedOut(const azure::Document&, const Progress&)>& make);
    /// Applies it; false when it is refused.
    bool apply(WorkedOut& worked);
    /// Puts it on the clipboard; false, and says why, when there is nothing.
    bool carry(std::unique_ptr<QMimeData> carried);
    void copyBeside(const std::vector<ObjectId>& objects, const edit::PasteOptions& options);
    void applyCopies(WorkedOut& copies);
    /// What a drag with Ctrl copies: the selection, or what was grabbed beside it.
    [[nodiscard]] std::vector<ObjectId> draggedObjects() const;
    /// Tries what copying would do, and says so or why it is refused; `into` takes what stands in a
    /// network or subnet.
    void updateCopy(ObjectId into);
    void showCopy();
    /// Copies what was dragged, to where it was dragged.
    void finishCopy();
    [[nodiscard]] static diagram::Point onGrid(diagram::Point point);
    /// Whether all that stands freely in a part of a design is in an area.
    [[nodiscard]] static bool liesIn(const azure::Document& part, const diagram::Rect& view);
    [[nodiscard]] bool isCollapsed(ObjectId id) const;
    /// The network in which a thing is drawn: of a machine that of its first interface.
    [[nodiscard]] VnetId networkAround(ObjectId id) const;
    /// Whether an element is dimmed because others are isolated.
    [[nodiscard]] bool isVeiled(const diagram::Element& element) const;
    void paintVeil(QPainter& painter);
    /// Lays a veil of the canvas's colour over everything but some boxes. O(pixels + boxes).
    void dimAllBut(QPainter& painter, const std::vector<diagram::Rect>& shown, int alpha);

    // Questions and their answers (canvas_questions.cpp).
    /// Asks again after an edit.
    void followQuestion();
    [[nodiscard]] QString answersText() const;
    void paintAnswers(QPainter& painter);
    void paintQuestion(QPainter& painter);

    // Moving (canvas_moving.cpp).
    static constexpr double kGridStep = 10;
    /// Goes on with what a drag does, which Ctrl decides: moving or copying.
    void updateDrag(QPointF at, Qt::KeyboardModifiers modifiers);
    void updateMove(QPointF at, Qt::KeyboardModifiers modifiers);
    void finishMove();
    void finishResize();
    /// Shifts what is dragged to where nothing else stands; says whether it was so already.
    bool keepClear();
    /// Tries what dropping here would do to the region.
    void updateRegion(QPointF at);
    /// The dragged networks that are not in a region yet.
    [[nodiscard]] std::vector<VnetId> networksFor(const std::string& region) const;
    [[nodiscard]] diagram::Snapping snappingNow(Qt::KeyboardModifiers modifiers) const;
    [[nodiscard]] std::vector<diagram::Rect> snapTargets() const;
    [[nodiscard]] bool isLocked(ObjectId id) const;
    [[nodiscard]] bool canResize(ObjectId id) const;

    // Bending lines (canvas_bending.cpp).
    /// The selected line, when nothing else is selected.
    [[nodiscard]] ObjectId selectedLine() const;
    /// Where the selected line can be taken hold of; empty from far out.
    [[nodiscard]] std::vector<diagram::BendHandle> bendHandles() const;
    [[nodiscard]] std::optional<diagram::BendHandle> bendHandleAt(QPointF at) const;
    /// Takes hold of a handle, or of the line where it was pressed.
    void beginBend(ObjectId line, const std::optional<diagram::BendHandle>& handle);
    void updateBend(QPointF at, Qt::KeyboardModifiers modifiers);
    void removeBend(std::size_t index);
    /// Gives the keys a handle, or takes it from them.
    void holdBend(std::optional<std::size_t> handle);
    void sayBend();
    /// Whether the key was one for the handle that the keys hold.
    bool pressBendKey(const QKeyEvent& event);
    void nudgeBend(const diagram::BendHandle& handle, double dx, double dy);
    /// Removes the bend that the keys hold; false when they hold no handle.
    bool deleteHeldBend();
    void paintBendHandles(QPainter& painter);

    // Connecting (canvas_connecting.cpp).
    /// Where a line to something else begins: beside the middle of an edge.
    struct LinkHandle
    {
        ObjectId from;
        QPointF at; ///< Viewport pixels.
        QPointF outwards;
    };
    /// Those of what is selected and of what the pointer is on; none of what is locked or small.
    [[nodiscard]] std::vector<LinkHandle> linkHandles() const;
    [[nodiscard]] std::optional<LinkHandle> linkHandleAt(QPointF at) const;
    [[nodiscard]] QString handleText(const LinkHandle& handle) const;
    /// The pointer rests here: what can be connected there shows its handles.
    void hover(QPointF at);
    void endHover();
    /// What the connect tool does when it is pressed on `from`, for one line.
    void beginConnect(ObjectId from);
    /// Dragged from another thing than the one that was taken: the line begins there.
    void beginAtPressed(ObjectId under);
    /// Says what the line would be with this other end, or why it is refused.
    void aimAt(ObjectId target);
    /// Says how the other end is chosen.
    void askForOtherEnd();
    /// The other end is chosen by keys.
    void aimAtSelection();
    /// Where `insert` puts a free-standing box.
    [[nodiscard]] diagram::Point placeByKey(PlaceKind kind) const;
    /// The rightmost box in view, when something stands at a place or too near to it; else none.
    [[nodiscard]] std::optional<diagram::Rect> lastBoxNear(const diagram::Rect& place) const;
    /// The line that is being drawn.
    [[nodiscard]] std::pair<diagram::Point, diagram::Point> draftLine() const;
    void finishConnect(Qt::KeyboardModifiers modifiers);
    /// Takes an object as the one end of a connection; the other is chosen by mouse or keys.
    void connectFrom(ObjectId from, Tool tool);
    void connectTo(ObjectId target, bool oneSide);
    [[nodiscard]] edit::EditResult connectEdit(ObjectId from, ObjectId to, bool oneSide) const;
    /// What is meant as an end by an object: the network around it, or itself.
    [[nodiscard]] ObjectId connectable(ObjectId id) const;
    [[nodiscard]] ObjectId connectableAt(QPointF at) const;
    /// Tries the line to what is in view, for as long as a frame allows; says whether that is all.
    bool judgeTargets(const diagram::Rect& view);
    /// Dims what the line cannot go to.
    void paintRefusals(QPainter& painter);
    void paintLinkHandles(QPainter& painter);

    // Editing in place and by keys (canvas_editing.cpp).
    /// Says what an edit would do, or why it would be refused.
    void hintAt(const edit::EditResult& tried);
    [[nodiscard]] static QString refusalText(const Error& error);
    void editNote(NoteId id, const diagram::Element& element);
    void openEditor(QWidget* editor, const QRect& place);
    void closeEditor();
    [[nodiscard]] std::vector<std::pair<ObjectId, azure::Placement>>
    movedPlacements(diagram::Point by) const;
    void nudge(double dx, double dy);
    void selectNext(bool backwards);
    void selectNearest(int dx, int dy);
    void selectContainer(bool inwards);
    void setHint(const QString& text);
    [[nodiscard]] diagram::Hit hitAt(QPointF at) const;

    qtmodel::DocumentController& m_controller;
    qtmodel::Selection& m_selection;
    const ThemeManager& m_theme;
    const qtmodel::FlowBoard* m_flows = nullptr;
    double m_zoom = 1;
    QPointF m_origin; ///< Canvas point at the viewport's top left corner.
    Tool m_tool = Tool::Select;
    PlaceKind m_placeKind = PlaceKind::VirtualNetwork;
    Gesture m_gesture = Gesture::None;
    QPointF m_pressed; ///< Where the gesture began, viewport pixels.
    QPointF m_current;
    bool m_moved = false; ///< The pointer went far enough for a drag.
    bool m_space = false;
    bool m_viewOnly = false;
    ObjectId m_grabbed;                  ///< What the gesture took hold of.
    ObjectId m_target;                   ///< What it is over.
    ObjectId m_hovered;                  ///< What can be connected under the resting pointer.
    QPointF m_pointedHandle;             ///< The handle under it; null when none.
    ObjectId m_pressedEnd;               ///< What the second press of a line is on.
    ObjectId m_aimed;                    ///< The other end as keys chose it last.
    bool m_fromHandle = false;           ///< The line was begun at a handle.
    bool m_refusedTarget = false;        ///< The line cannot go to `m_target`.
    std::map<ObjectId, bool> m_refusals; ///< Whether the line cannot go there, of what was tried.
    std::vector<std::pair<ObjectId, azure::Placement>>
        m_placements;       ///< Where the dragged things would go.
    bool m_copying = false; ///< A drag with Ctrl: the original stays.
    bool m_toggles = false; ///< Pressed with Ctrl: without a drag it is selected or not any more.
    std::optional<ObjectId> m_copyInto; ///< What `updateCopy` tried last.
    QString m_copyHint;
    bool m_copyRefused = false;
    std::vector<diagram::Element> m_preview;
    std::vector<diagram::Guide> m_guides;  ///< Why it snapped there.
    std::vector<diagram::Point> m_bends;   ///< Of the line that is being bent.
    std::size_t m_bend = 0;                ///< The one that is dragged.
    diagram::Point m_bendFrom;             ///< Where it was.
    std::optional<std::size_t> m_heldBend; ///< The handle that the keys hold.
    std::string m_regionBelow;             ///< The band under the pointer while it is dragged.
    std::string m_region;                  ///< The band that it would enter there.
    QString m_regionHint;
    bool m_snapToGrid = true;
    bool m_snapToGuides = true;
    bool m_wheelZooms = false;
    bool m_showsMap = true;
    QString m_hint;
    CanvasPicture m_picture;
    QTimer m_fillTimer; ///< Goes on filling the picture when there is nothing else to do.
    /// What it has just gone on with, of which the paint event that comes shows what there is.
    std::optional<CanvasWindow> m_filledFor;
    QWidget* m_editor = nullptr;    ///< The field of a name or a note while it is edited.
    bool m_oneSide = false;         ///< The connect tool makes one side only.
    std::vector<ObjectId> m_nudged; ///< What the arrow keys moved last.
    quint64 m_nudges = 0;           ///< Counts rows of arrow keys; each is one undo step.
    std::set<ObjectId> m_isolated;  ///< The boxes that are not dimmed; empty: none is.
    std::unique_ptr<route::RoutesTo> m_question;
    std::set<ObjectId> m_answerNetworks; ///< Where interfaces that answer stand.
    bool m_updatingScrollBars = false;
};

} // namespace peerscape::views
