#pragma once

#include "views/canvas/canvas_picture.h"

#include <QTimer>
#include <QWidget>

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace peerscape::views {

class ThemeManager;

/// A drawing to look at, with marks on some of it; nothing can be edited. The wheel and + and −
/// zoom, dragging and the arrow keys move, 0 shows everything.
class PictureView : public QWidget
{
    Q_OBJECT

public:
    /// What a mark says. Each has a sign and a line of its own beside its colour.
    enum class Sign {
        Added,
        Removed,
        Changed,
        Routes, ///< Rows of its table differ: so many.
    };

    explicit PictureView(const ThemeManager& theme, QWidget* parent = nullptr);
    ~PictureView() override;

    /// Shows another document, without marks. Objects without a place get one.
    void setDocument(const azure::Document& document);
    /// Marks an object, or what stands for it: of a table or group the subnets that have it. Says
    /// whether there is anything to mark.
    bool mark(ObjectId object, Sign sign, int count = 0);
    [[nodiscard]] std::size_t markCount() const { return m_marks.size(); }
    /// Where an object, or the first that stands for it, is drawn.
    [[nodiscard]] std::optional<QPointF> placeOf(ObjectId object) const;
    /// Draws an object's marks stronger: of routes, or the others; none for an object without them.
    void setCurrent(ObjectId object, bool ofRoutes);

    [[nodiscard]] double zoom() const { return m_zoom; }
    /// The canvas point in the middle.
    [[nodiscard]] QPointF middle() const;
    void look(QPointF middle, double zoom);
    void fit();
    /// Paints everything that is in view before it comes back. For pictures and tests.
    void completePicture();

signals:
    /// A person looks elsewhere, or closer.
    void moved(QPointF middle, double zoom);
    /// A mark was clicked.
    void markClicked(ObjectId object, Sign sign);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct Mark
    {
        ObjectId object; ///< That was to be marked.
        Sign sign = Sign::Changed;
        int count = 0;   ///< Of Routes.
        QRectF box;      ///< Of a box; null for a line.
        QPolygonF path;  ///< Of a line.
        ObjectId inside; ///< The network that it is drawn in; none for that itself.
    };

    [[nodiscard]] CanvasWindow canvasWindow() const;
    [[nodiscard]] std::vector<ObjectId> drawnFor(ObjectId object) const;
    /// The network that an object with this box is drawn in; none for others.
    [[nodiscard]] ObjectId networkAround(ObjectId object, const diagram::Rect& box) const;
    /// Lets the network of a mark stand for it where nothing in the network is drawn.
    void addStandIn(const Mark& mark);
    /// The marks that are drawn at this zoom, the topmost last.
    [[nodiscard]] std::vector<const Mark*> shownMarks() const;
    void paintMark(QPainter& painter, const Mark& mark, bool current) const;
    void paintBadge(QPainter& painter, const Mark& mark, QPointF at, bool current) const;
    /// Where a mark is in the widget; of a line its points.
    [[nodiscard]] QRectF boxInPixels(const Mark& mark) const;
    [[nodiscard]] QPolygonF lineInPixels(const Mark& mark) const;
    /// The topmost mark under a point of the widget; null when there is none.
    [[nodiscard]] const Mark* markAt(QPointF point) const;
    void zoomBy(double factor, QPointF at);
    void moveBy(QPointF pixels);
    void tellMoved();

    const ThemeManager& m_theme;
    azure::Document m_document;
    std::unique_ptr<diagram::Diagram> m_diagram;
    CanvasPicture m_picture;
    std::vector<Mark> m_marks;
    std::map<std::pair<ObjectId, Sign>, Mark> m_standIns; ///< By network; of routes, or Changed.
    std::set<ObjectId> m_whole; ///< Networks that are marked as come or gone, with all in them.
    ObjectId m_current;
    bool m_currentRoutes = false; ///< The current mark is one of routes.
    double m_zoom = 1;
    QPointF m_origin;
    QPointF m_grabbed; ///< Where the mouse was.
    QPointF m_pressed; ///< Where it went down.
    QTimer m_fillTimer;
    bool m_fitted = true; ///< Shows everything, at any size.
};

} // namespace peerscape::views
