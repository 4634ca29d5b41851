#include "core/azure/names.h"
#include "qt/document_controller.h"
#include "qt/selection.h"
#include "views/canvas/canvas_view.h"
#include "views/theme/theme_manager.h"

#include <QPainter>

#include <algorithm>

/// Questions about routes whose answers stand out on the canvas.
namespace peerscape::views {

namespace {

constexpr int kDimmed = 190; ///< How much of what does not answer is covered, of 255.

/// A destination as a person writes it: one address without its length.
QString destinationText(const net::Prefix& destination)
{
    return QString::fromStdString(destination.length() == destination.width()
                                      ? destination.address().toString()
                                      : destination.toString());
}

} // namespace

void CanvasView::askRoutesTo(const net::Prefix& destination)
{
    if (isIsolating())
        isolateSelection();
    m_question = std::make_unique<route::RoutesTo>(destination);
    followQuestion();
    emit questionChanged();
}

void CanvasView::followQuestion()
{
    m_question->update(m_controller.routes());
    m_answerNetworks.clear();
    for (const route::NicRoute& answer : m_question->answers())
        m_answerNetworks.insert(azure::vnetOf(m_controller.document(), answer.subnet));
    setAccessibleDescription(answersText());
    viewport()->update();
}

void CanvasView::endQuestion()
{
    m_question.reset();
    m_answerNetworks.clear();
    setAccessibleDescription(m_hint);
    setHint({});
    viewport()->update();
    emit questionChanged();
}

void CanvasView::nextAnswer(bool backwards)
{
    if (m_question == nullptr || m_question->answers().empty())
        return;
    const azure::Document& document = m_controller.document();
    const std::vector<route::NicRoute>& answers = m_question->answers();
    const ObjectId selected = m_selection.single();
    const auto at = std::find_if(answers.begin(), answers.end(), [&](const route::NicRoute& a) {
        return selected == a.nic || (selected && selected == document.find(a.nic)->virtualMachine);
    });
    std::size_t next = backwards ? answers.size() - 1 : 0;
    if (at != answers.end()) {
        const auto place = static_cast<std::size_t>(at - answers.begin());
        next = (place + (backwards ? answers.size() - 1 : 1)) % answers.size();
    }
    const route::NicRoute& answer = answers[next];
    // Of many in one subnet some are only counted there.
    const diagram::Element* element = m_controller.diagram().find(answer.nic);
    const ObjectId drawn = element != nullptr ? element->object : ObjectId(answer.nic);
    m_selection.set({drawn});
    reveal(element != nullptr ? drawn : ObjectId(answer.subnet));
    const std::string hop = route::nextHopText(*answer.row);
    setHint(tr("%1 of %2: %3 by %4, %5")
                .arg(next + 1)
                .arg(answers.size())
                .arg(QString::fromStdString(azure::displayName(document, answer.nic)),
                     QString::fromStdString(route::prefixesText(*answer.row)),
                     QString::fromStdString(std::string(toString(answer.row->nextHopType))
                                            + (hop.empty() ? "" : ' ' + hop))));
}

QString CanvasView::answersText() const
{
    const QString destination = destinationText(m_question->destination());
    const std::size_t count = m_question->answers().size();
    if (count == 0)
        return tr("No NIC has a route to %1. Esc ends.").arg(destination);
    return tr("%n of %1 NICs have a route to %2. F3 goes to the next, Esc ends.", nullptr,
              static_cast<int>(count))
        .arg(m_question->asked())
        .arg(destination);
}

void CanvasView::paintAnswers(QPainter& painter)
{
    const CanvasWindow window = canvasWindow();
    std::vector<diagram::Rect> answering;
    std::vector<diagram::Rect> interfaces;
    if (diagram::levelAt(m_zoom) < diagram::kNormal) {
        m_controller.diagram().forEachBlockIn(window.area(), [&](const diagram::Block& block) {
            if (m_answerNetworks.contains(block.object))
                answering.push_back(block.rect);
        });
    } else {
        // All interfaces of a subnet have one table: they answer together.
        const auto hasRoute = [this](ObjectId id) {
            return m_question->hasRoute(SubnetId::of(id));
        };
        m_controller.diagram().forEachIn(window.area(), [&](const diagram::Element& element) {
            const Kind kind = element.object.kind();
            if (kind == Kind::Subnet
                    ? hasRoute(element.object)
                    : isCollapsed(element.object) && m_answerNetworks.contains(element.object))
                answering.push_back(element.box);
            if ((kind == Kind::NetworkInterface || kind == Kind::VirtualMachine)
                && hasRoute(element.parent))
                interfaces.push_back(element.box);
        });
    }
    const auto rectOf = [](const diagram::Rect& rect) {
        return QRectF(rect.x, rect.y, rect.width, rect.height);
    };
    dimAllBut(painter, answering, kDimmed);
    painter.setPen(QPen(m_theme.theme().color(ColorRole::Accent), 2 / m_zoom));
    painter.setBrush(Qt::NoBrush);
    for (const diagram::Rect& rect : interfaces)
        painter.drawRoundedRect(rectOf(rect.grown(1.5)), 6, 6);
}

void CanvasView::paintQuestion(QPainter& painter)
{
    paintPill(painter, answersText(), {viewport()->width() / 2.0, 26});
}

} // namespace peerscape::views
