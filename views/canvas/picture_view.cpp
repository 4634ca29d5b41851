#include "views/canvas/picture_view.h"

#include "core/diagram/auto_layout.h"
#include "qt/document_controller.h"
#include "views/theme/theme_manager.h"

#include <QGuiApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QStyleHints>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace peerscape::views {

namespace {

constexpr double kLeastZoom = 0.02;
constexpr double kMostZoom = 4;
constexpr double kZoomStep = 1.2;
constexpr double kPanStep = 60;         ///< Pixels for an arrow key.
constexpr double kPictureBorder = 24;   ///< Pixels around everything.
constexpr double kMarkGap = 4;          ///< Pixels between a box and its mark.
constexpr double kBadge = 9;            ///< Half of a sign's disc, pixels.
constexpr double kLeastPrefix = 0.35;   ///< Zoom from which a box has its prefix in a corner.
constexpr double kFillMilliseconds = 8; ///< In one frame.

/// A sign with its line and colour.
struct LookOfSign
{
    QString text;
    Qt::PenStyle line;
    ColorRole role;
};

LookOfSign lookOf(PictureView::Sign sign)
{
    switch (sign) {
    case PictureView::Sign::Added:
        return {QStringLiteral("+"), Qt::SolidLine, ColorRole::Good};
    case PictureView::Sign::Removed:
        return {QStringLiteral("−"), Qt::DashLine, ColorRole::Bad};
    case PictureView::Sign::Routes:
        return {QStringLiteral("≠"), Qt::DashDotLine, ColorRole::Accent};
    case PictureView::Sign::Changed:
        break;
    }
    return {QStringLiteral("~"), Qt::DotLine, ColorRole::Warning};
}

} // namespace

PictureView::PictureView(const ThemeManager& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_diagram(std::make_unique<diagram::Diagram>(m_document))
    , m_picture(theme.theme())
{
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::OpenHandCursor);
    setMinimumSize(160, 120);
    m_fillTimer.setSingleShot(true);
    connect(&m_fillTimer, &QTimer::timeout, this, qOverload<>(&QWidget::update));
    connect(&theme, &ThemeManager::changed, this, [this] {
        m_picture.clear();
        update();
    });
}

PictureView::~PictureView() = default;

void PictureView::setDocument(const azure::Document& document)
{
    m_document = diagram::withLayout(document);
    m_diagram = std::make_unique<diagram::Diagram>(
        m_document, diagram::Words(qtmodel::DocumentController::translated));
    m_marks.clear();
    m_standIns.clear();
    m_whole.clear();
    m_current = {};
    m_picture.clear();
    m_fitted = true;
    fit();
}

std::vector<ObjectId> PictureView::drawnFor(ObjectId object) const
{
    if (m_diagram->find(object) != nullptr)
        return {object};
    std::vector<ObjectId> drawn;
    for (const ObjectId id : m_document.referrers(object)) {
        if (m_diagram->find(id) != nullptr)
            drawn.push_back(id);
    }
    return drawn;
}

ObjectId PictureView::networkAround(ObjectId object, const diagram::Rect& box) const
{
    ObjectId around;
    if (object.kind() == Kind::Note) // which only lies over it
        return around;
    m_diagram->forEachBlockIn(box, [&](const diagram::Block& block) {
        if (block.object.kind() == Kind::VirtualNetwork && block.object != object
            && block.rect.contains(box.center()))
            around = block.object;
    });
    return around;
}

bool PictureView::mark(ObjectId object, Sign sign, int count)
{
    const std::vector<ObjectId> drawn = drawnFor(object);
    for (const ObjectId id : drawn) {
        const diagram::Element& element = *m_diagram->find(id);
        // What merely refers to a thing that came or went has changed itself.
        const bool isOwn = id == object || sign == Sign::Routes;
        Mark mark{object, isOwn ? sign : Sign::Changed, count, {}, {}, {}};
        if (id.kind() == Kind::VirtualNetwork && (sign == Sign::Added || sign == Sign::Removed))
            m_whole.insert(id);
        else if (element.path.empty())
            mark.inside = networkAround(id, element.box);
        for (const diagram::Point& point : element.path)
            mark.path << QPointF(point.x, point.y);
        if (mark.path.isEmpty())
            mark.box = QRectF(element.box.x, element.box.y, element.box.width, element.box.height);
        if (mark.inside)
            addStandIn(mark);
        m_marks.push_back(std::move(mark));
    }
    update();
    return !drawn.empty();
}

void PictureView::addStandIn(const Mark& mark)
{
    const Sign sign = mark.sign == Sign::Routes ? Sign::Routes : Sign::Changed;
    const diagram::Rect& box = m_diagram->find(mark.inside)->box;
    const Mark none{mark.object, sign, 0, {box.x, box.y, box.width, box.height}, {}, mark.inside};
    m_standIns.try_emplace({mark.inside, sign}, none).first->second.count += mark.count;
}

std::vector<const PictureView::Mark*> PictureView::shownMarks() const
{
    const diagram::Level level = diagram::levelAt(m_zoom);
    const bool farOut = level == diagram::kBlocks || level == diagram::kNames;
    std::vector<const Mark*> shown;
    for (const Mark& mark : m_marks) {
        if (!farOut || !mark.inside)
            shown.push_back(&mark);
    }
    if (!farOut)
        return shown;
    // The name of a network is all that is drawn of it: what changed in it is said at its edge.
    for (const auto& [place, mark] : m_standIns) {
        if (!m_whole.contains(mark.inside))
            shown.push_back(&mark);
    }
    return shown;
}

std::optional<QPointF> PictureView::placeOf(ObjectId object) const
{
    const std::vector<ObjectId> drawn = drawnFor(object);
    if (drawn.empty())
        return std::nullopt;
    const diagram::Element& element = *m_diagram->find(drawn.front());
    const diagram::Rect& box = element.path.empty() ? element.box : element.bounds;
    return QPointF(box.x + box.width / 2, box.y + box.height / 2);
}

void PictureView::setCurrent(ObjectId object, bool ofRoutes)
{
    m_current = object;
    m_currentRoutes = ofRoutes;
    update();
}

CanvasWindow PictureView::canvasWindow() const
{
    return {m_zoom, m_origin, size(), devicePixelRatioF()};
}

QPointF PictureView::middle() const
{
    return m_origin + QPointF(width(), height()) / (2 * m_zoom);
}

void PictureView::look(QPointF middle, double zoom)
{
    m_fitted = false;
    m_zoom = std::clamp(zoom, kLeastZoom, kMostZoom);
    m_origin = middle - QPointF(width(), height()) / (2 * m_zoom);
    update();
}

void PictureView::fit()
{
    const diagram::Rect all = m_diagram->bounds();
    const double across = std::max(width() - 2 * kPictureBorder, 1.0) / std::max(all.width, 1.0);
    const double down = std::max(height() - 2 * kPictureBorder, 1.0) / std::max(all.height, 1.0);
    look({all.x + all.width / 2, all.y + all.height / 2}, std::min({across, down, 1.0}));
    m_fitted = true;
}

void PictureView::completePicture()
{
    do {
        m_picture.fill(*m_diagram, m_document, canvasWindow(), {}, kFillMilliseconds);
    } while (!m_picture.isComplete());
    update();
}

void PictureView::paintEvent(QPaintEvent*)
{
    const CanvasWindow window = canvasWindow();
    m_picture.fill(*m_diagram, m_document, window, {}, kFillMilliseconds);
    if (!m_picture.isFilled())
        m_fillTimer.start(0);
    QPainter painter(this);
    m_picture.draw(painter, window);
    m_picture.drawWords(painter, *m_diagram, m_document, window);
    painter.setRenderHint(QPainter::Antialiasing);
    for (const Mark* mark : shownMarks())
        paintMark(painter, *mark, false);
    for (const Mark& mark : m_marks) {
        if (m_current && mark.object == m_current && (mark.sign == Sign::Routes) == m_currentRoutes)
            paintMark(painter, mark, true);
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setBrush(Qt::NoBrush);
    if (hasFocus()) {
        painter.setPen(QPen(m_theme.theme().color(ColorRole::Focus), 2));
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    } else {
        painter.setPen(m_theme.theme().color(ColorRole::ControlLine));
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

QRectF PictureView::boxInPixels(const Mark& mark) const
{
    const QPointF corner = (mark.box.topLeft() - canvasWindow().shownOrigin()) * m_zoom;
    return QRectF(corner, mark.box.size() * m_zoom)
        .adjusted(-kMarkGap, -kMarkGap, kMarkGap, kMarkGap);
}

QPolygonF PictureView::lineInPixels(const Mark& mark) const
{
    QPolygonF line;
    for (const QPointF& point : mark.path)
        line << (point - canvasWindow().shownOrigin()) * m_zoom;
    return line;
}

const PictureView::Mark* PictureView::markAt(QPointF point) const
{
    const std::vector<const Mark*> shown = shownMarks();
    for (auto each = shown.rbegin(); each != shown.rend(); ++each) {
        const Mark& mark = **each;
        QPainterPath shape;
        if (mark.path.isEmpty()) {
            shape.addRect(boxInPixels(mark));
        } else {
            QPainterPath line;
            line.addPolygon(lineInPixels(mark));
            QPainterPathStroker stroker;
            stroker.setWidth(2 * kBadge);
            shape = stroker.createStroke(line);
        }
        if (shape.contains(point))
            return &mark;
    }
    return nullptr;
}

void PictureView::paintMark(QPainter& painter, const Mark& mark, bool current) const
{
    const LookOfSign look = lookOf(mark.sign);
    const QColor color = m_theme.theme().color(look.role);
    painter.setPen(QPen(color, current ? 4 : 2, look.line));
    painter.setBrush(Qt::NoBrush);
    if (mark.path.isEmpty()) {
        const QRectF box = boxInPixels(mark);
        painter.drawRoundedRect(box, 5, 5);
        // Of a drawn network between the name at the left and the prefix at the right, of a block
        // at its corner. A thing may have changed and have other routes too.
        const bool hasPrefix = m_zoom >= kLeastPrefix;
        const QPointF corner = hasPrefix ? QPointF(box.center().x(), box.top()) : box.topRight();
        paintBadge(painter, mark, mark.sign == Sign::Routes ? box.bottomRight() : corner, current);
        return;
    }
    const QPolygonF line = lineInPixels(mark);
    QLineF longest;
    for (qsizetype i = 1; i < line.size(); ++i) {
        const QLineF piece(line[i - 1], line[i]);
        if (i == 1 || piece.length() > longest.length())
            longest = piece;
    }
    QColor pale = color;
    pale.setAlpha(120);
    painter.setPen(QPen(pale, current ? 10 : 7, look.line, Qt::FlatCap));
    painter.drawPolyline(line);
    paintBadge(painter, mark, longest.center(), current);
}

void PictureView::paintBadge(QPainter& painter, const Mark& mark, QPointF at, bool current) const
{
    const Theme& theme = m_theme.theme();
    const LookOfSign look = lookOf(mark.sign);
    const bool counts = mark.sign == Sign::Routes;
    const QString text = counts ? QString::number(mark.count) + look.text : look.text;
    painter.setFont(Theme::uiFont(counts ? (current ? 14 : 12) : (current ? 18 : 15)));
    const double half = current ? kBadge + 3 : kBadge;
    const double across =
        std::max(half, painter.fontMetrics().horizontalAdvance(text) / 2.0 + half / 2);
    const QRectF badge(at - QPointF(across, half), QSizeF(2 * across, 2 * half));
    painter.setPen(QPen(theme.color(ColorRole::Canvas), 1.5));
    painter.setBrush(theme.color(look.role));
    painter.drawRoundedRect(badge, half, half);
    painter.setPen(theme.color(ColorRole::Canvas));
    painter.drawText(badge, Qt::AlignCenter, text);
}

void PictureView::tellMoved()
{
    emit moved(middle(), m_zoom);
}

void PictureView::zoomBy(double factor, QPointF at)
{
    const double zoom = std::clamp(m_zoom * factor, kLeastZoom, kMostZoom);
    const QPointF fixed = m_origin + at / m_zoom;
    const QPointF origin = fixed - at / zoom;
    look(origin + QPointF(width(), height()) / (2 * zoom), zoom);
    tellMoved();
}

void PictureView::moveBy(QPointF pixels)
{
    look(middle() + pixels / m_zoom, m_zoom);
    tellMoved();
}

void PictureView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (m_fitted)
        fit();
}

void PictureView::wheelEvent(QWheelEvent* event)
{
    zoomBy(std::pow(kZoomStep, event->angleDelta().y() / 120.0), event->position());
    event->accept();
}

void PictureView::mousePressEvent(QMouseEvent* event)
{
    m_grabbed = event->position();
    m_pressed = event->position();
}

void PictureView::mouseReleaseEvent(QMouseEvent* event)
{
    const double way = (event->position() - m_pressed).manhattanLength();
    if (event->button() != Qt::LeftButton
        || way >= QGuiApplication::styleHints()->startDragDistance())
        return;
    if (const Mark* mark = markAt(event->position()))
        emit markClicked(mark->object, mark->sign);
}

void PictureView::mouseMoveEvent(QMouseEvent* event)
{
    if ((event->buttons() & (Qt::LeftButton | Qt::MiddleButton)) == 0)
        return;
    moveBy(m_grabbed - event->position());
    m_grabbed = event->position();
}

void PictureView::keyPressEvent(QKeyEvent* event)
{
    const QPointF centre(width() / 2.0, height() / 2.0);
    switch (event->key()) {
    case Qt::Key_Left:
        moveBy({-kPanStep, 0});
        break;
    case Qt::Key_Right:
        moveBy({kPanStep, 0});
        break;
    case Qt::Key_Up:
        moveBy({0, -kPanStep});
        break;
    case Qt::Key_Down:
        moveBy({0, kPanStep});
        break;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomBy(kZoomStep, centre);
        break;
    case Qt::Key_Minus:
        zoomBy(1 / kZoomStep, centre);
        break;
    case Qt::Key_0:
        fit();
        tellMoved();
        break;
    default:
        QWidget::keyPressEvent(event);
        return;
    }
    event->accept();
}

} // namespace peerscape::views
